// Tuntas works without this file; with it, it is nicer. No words here: every text is in the page.
(() => {
  'use strict'
  const root = document.documentElement
  const all = (selector, within = document) => [...within.querySelectorAll(selector)]
  const remembered = {
    get(key) { try { return sessionStorage.getItem(key) } catch { return null } },
    set(key, value) { try { sessionStorage.setItem(key, value) } catch { /* private window: forget */ } },
    drop(key) { try { sessionStorage.removeItem(key) } catch { /* nothing was kept */ } },
  }

  // ── the matrix as a grid: arrows, Home, End, with Ctrl to the edges; one stop for Tab ──

  function makeGrid(table) {
    table.setAttribute('role', 'grid')
    let current = null
    const seen = element => element.getClientRects().length > 0
    const rows = () => all('tr.months', table).filter(seen)
    const stop = cell => cell.querySelector('a') || cell            // a cell with a mark is its link
    const cells = row => [...row.children].filter(cell => cell.tagName === 'TD' && !cell.classList.contains('units'))

    for (const row of all('tr.months', table)) for (const cell of cells(row)) stop(cell).tabIndex = -1

    function moveTo(cell, focus = true) {
      if (!cell) return
      if (current) current.tabIndex = -1
      current = stop(cell)
      current.tabIndex = 0
      if (focus) current.focus()
    }
    function settle() {                                             // the stop for Tab is always one that is seen
      if (current && seen(current)) return
      const first = all('tr.months td a', table).find(seen)
      moveTo(first ? first.closest('td') : rows().map(cells).flat()[0], false)
    }
    settle()
    table.addEventListener('folded', settle)

    table.addEventListener('focusin', event => {
      const cell = event.target.closest('tr.months > td:not(.units)')
      if (cell && stop(cell) === event.target) moveTo(cell, false)
    })
    table.addEventListener('keydown', event => {
      if (event.altKey || event.metaKey || event.shiftKey) return
      const cell = event.target.closest('tr.months > td:not(.units)')
      if (!cell || stop(cell) !== event.target) return
      const row = cell.parentElement, months = cells(row), column = months.indexOf(cell)
      const visible = rows(), line = visible.indexOf(row)
      const at = (r, c) => visible[r] && cells(visible[r])[c]
      const target = {
        ArrowRight: () => months[column + 1],
        ArrowLeft: () => months[column - 1],
        ArrowDown: () => at(line + 1, column),
        ArrowUp: () => at(line - 1, column),
        Home: () => event.ctrlKey ? at(0, 0) : months[0],
        End: () => event.ctrlKey ? at(visible.length - 1, months.length - 1) : months[months.length - 1],
        PageDown: () => at(Math.min(line + 10, visible.length - 1), column),
        PageUp: () => at(Math.max(line - 10, 0), column),
      }[event.key]
      if (!target) return
      event.preventDefault()
      moveTo(target())
    })
  }

  // ── folding of areas (tbody[data-area]) and activities (tbody[data-activity][data-in=area]) ──

  function makeFolds(table) {
    const key = 'lipat:' + location.pathname
    const folded = new Set((remembered.get(key) || '').split(' ').filter(Boolean))
    const buttons = new Map()

    function show() {
      for (const [id, button] of buttons) button.setAttribute('aria-expanded', String(!folded.has(id)))
      for (const body of all('tbody[data-activity]', table)) {
        body.hidden = folded.has('a' + body.dataset.in)
        body.classList.toggle('folded', folded.has('k' + body.dataset.activity))
      }
      remembered.set(key, [...folded].join(' '))
      table.dispatchEvent(new Event('folded'))
    }
    for (const body of all('tbody[data-area], tbody[data-activity]', table)) {
      const id = body.dataset.area ? 'a' + body.dataset.area : 'k' + body.dataset.activity
      const title = body.querySelector('.fold-title')
      if (!title) continue
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'fold'
      title.replaceWith(button)
      button.append(title)
      button.addEventListener('click', () => { folded.has(id) ? folded.delete(id) : folded.add(id); show() })
      buttons.set(id, button)
    }
    for (const button of all('[data-fold-all]')) {
      button.hidden = false
      button.addEventListener('click', () => {
        folded.clear()
        if (button.dataset.foldAll === 'close') for (const id of buttons.keys()) if (id[0] === 'a') folded.add(id)
        show()
      })
    }
    // an address that points into a folded part opens it
    const open = () => {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
      const body = target && target.closest('tbody')
      if (!body || !table.contains(body)) return
      folded.delete('a' + (body.dataset.area || body.dataset.in))
      if (body.dataset.activity) folded.delete('k' + body.dataset.activity)
      show()
      target.scrollIntoView()
    }
    show()
    open()
    window.addEventListener('hashchange', open)
  }

  // ── forms ──

  function sendOnChange(form) {
    form.addEventListener('change', event => {
      if (event.target.matches('select, [type=checkbox], [type=radio], [type=date], [type=month]')) form.requestSubmit()
    })
  }

  function guard(form) {
    let typed = false
    form.addEventListener('input', () => { typed = true })
    for (const end of ['submit', 'saved']) form.addEventListener(end, () => { typed = false })
    window.addEventListener('beforeunload', event => { if (typed && form.isConnected) event.preventDefault() })
  }

  // Sends the file with a progress bar and puts the answer's <main> in place of ours (one request, so a notice
  // shown once is not lost). Whatever this browser cannot do falls back to the form itself.
  function upload(form) {
    const progress = form.querySelector('progress'), failed = form.querySelector('[data-failed]')
    if (!progress || !window.FormData || !('upload' in new XMLHttpRequest())) return
    form.addEventListener('submit', event => {
      event.preventDefault()
      const request = new XMLHttpRequest(), buttons = all('[type=submit]', form)
      const data = new FormData(form)
      if (event.submitter && event.submitter.name) data.append(event.submitter.name, event.submitter.value)
      const busy = on => { progress.hidden = !on; buttons.forEach(button => { button.disabled = on }) }
      const fail = () => {
        busy(false)
        if (failed) failed.hidden = false
        form.dispatchEvent(new Event('input'))                       // what was typed is guarded again
      }
      request.upload.addEventListener('progress', step => {
        if (step.lengthComputable) { progress.max = step.total; progress.value = step.loaded }
      })
      request.upload.addEventListener('load', () => progress.removeAttribute('value'))   // sent; now it is being read
      request.addEventListener('error', fail)
      request.addEventListener('load', () => {
        const answer = new DOMParser().parseFromString(request.responseText, 'text/html'), main = answer.querySelector('main')
        if (!main) return fail()
        document.title = answer.title
        history.pushState(null, '', request.responseURL || form.action)
        document.querySelector('main').replaceWith(document.adoptNode(main))
        enhance(main)
        main.tabIndex = -1
        ;(main.querySelector('[data-focus]') || main).focus()
        window.scrollTo(0, 0)
      })
      if (failed) failed.hidden = true
      busy(true)
      request.open('POST', form.action)
      request.setRequestHeader('Accept', 'text/html')
      request.send(data)
    })
    window.addEventListener('popstate', () => location.reload())
  }

  // ── a field is asked for where other answers call for it; the server decides again ──

  // Whether a condition holds by what is typed; undefined where only the server can tell.
  function holds(tree, form) {
    const parts = tree.of || [], field = name => form.elements['f-' + name]
    const text = part => {
      if (part.op !== 'text' && part.op !== 'day') return undefined
      return part.is !== undefined ? part.is : field(part.field)?.value
    }
    switch (tree.op) {
      case 'true': return true
      case 'false': return false
      case 'flag': return field(tree.field) && field(tree.field).value === 'ya'
      case 'not': {
        const part = holds(parts[0], form)
        return part === undefined ? part : !part
      }
      case 'and': case 'or': {
        const found = parts.map(part => holds(part, form)), end = tree.op === 'or'
        return found.includes(end) ? end : found.includes(undefined) ? undefined : !end
      }
      case 'empty': {
        const part = text(parts[0])
        return part === undefined ? part : part === ''
      }
      case '=': case 'in': {
        const [first, ...others] = parts.map(text)
        return first === undefined || others.includes(undefined) ? undefined : first !== '' && others.includes(first)
      }
    }
  }

  function askWhen(form) {
    const show = () => {
      for (const box of all('[data-shown-when]', form)) {
        box.hidden = holds(JSON.parse(box.dataset.shownWhen), form) === false
        for (const input of all('input, select, textarea', box)) input.disabled = box.hidden
      }
    }
    form.addEventListener('input', show)
    window.addEventListener('pageshow', show)                        // the way back fills fields in after us
    show()
  }

  // ── requests that the page makes by itself ──

  // Posts and reads the JSON of the answer; 409 says how far the server is. A problem carries the status and the
  // answer's own words; one without a status is a cut line.
  async function post(address, body, { headers = {}, seconds = 60, watch = null } = {}) {
    const line = watch || new AbortController(), timer = setTimeout(() => line.abort(), seconds * 1000)
    try {
      const answer = await fetch(address, {
        method: 'POST', body, headers: { Accept: 'application/json', ...headers }, signal: line.signal,
      })
      if (answer.ok || answer.status === 409) return await answer.json()
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      throw Object.assign(new Error('refused'), {
        status: answer.status, words: page.querySelector('[data-error] p')?.textContent,
      })
    } finally { clearTimeout(timer) }
  }

  // Busy or broken servers and cut lines are asked again; what is refused stays refused.
  const isFinal = problem => problem.status >= 400 && problem.status < 500 && ![408, 429].includes(problem.status)

  const pause = seconds => new Promise(done => {
    setTimeout(done, seconds * 1000)
    window.addEventListener('online', done, { once: true })
  })

  // ── a draft saves itself: a while after the last key, at once when a field is left ──

  function saveDraft(form) {
    const address = form.dataset.draft, stash = 'ketikan:' + address, shown = form.querySelector('[data-saved]')
    let edits = 0, kept = 0, tries = 0, timer = 0, line = null, isOver = false
    const fields = () => new URLSearchParams(new FormData(form))
    const soon = seconds => {
      clearTimeout(timer)
      if (!isOver && form.isConnected) timer = setTimeout(save, seconds * 1000)
    }
    const show = () => { if (shown) shown.classList.toggle('kept', edits > 0 && kept === edits) }

    async function save() {
      clearTimeout(timer)
      if (line || isOver || kept === edits || !form.isConnected) return
      const edit = edits, mine = line = new AbortController()
      let problem = null
      try {
        const { saved } = await post(address, fields(), { seconds: 20, watch: mine })
        kept = edit
        const text = (shown?.dataset.savedText || '{moment}').replace('{moment}', () => saved)
        if (shown && shown.textContent !== text) shown.textContent = text
      } catch (caught) { problem = caught }
      line = null
      tries = problem ? tries + 1 : 0
      show()
      if (kept === edits) { remembered.drop(stash); form.dispatchEvent(new Event('saved')) }
      else if (!problem || edit !== edits) soon(1.5)
      else if (!isFinal(problem)) soon(Math.min(2 ** tries, 60))
    }
    // Nobody waits for the answer of a page that goes away, so it is not counted as saved. The next page may be written
    // before it arrives, so what was typed also goes along in the tab, for a minute and the same person.
    function leave() {
      if (isOver || kept === edits || !form.isConnected) return
      remembered.set(stash, JSON.stringify([form.dataset.of, Date.now(), fields().toString()]))
      const headers = { Accept: 'application/json' }
      if (!('keepalive' in Request.prototype)) navigator.sendBeacon(address, fields())
      else fetch(address, { method: 'POST', body: fields(), headers, keepalive: true }).catch(() => {})
    }

    function takeBack() {
      const [person, moment, text] = JSON.parse(remembered.get(stash) || '["", 0, ""]')
      remembered.drop(stash)
      if (!text || person !== form.dataset.of || Date.now() - moment > 60_000) return
      const typed = new URLSearchParams(text)
      for (const part of form.elements) {
        if (!part.name || part.type === 'hidden' || part.type === 'file') continue
        if (part.matches('[type=checkbox], [type=radio]')) part.checked = typed.getAll(part.name).includes(part.value)
        else if (typed.has(part.name)) part.value = typed.get(part.name)
      }
      edits++
      soon(0)
    }

    form.addEventListener('input', () => { edits++; show(); soon(1.5) })
    form.addEventListener('change', () => soon(0))
    form.addEventListener('submit', () => { isOver = true; clearTimeout(timer); line?.abort() })
    // What other forms of the page do brings a new page: what is typed here is to be on it.
    document.addEventListener('submit', event => { if (event.target !== form) save() })
    document.addEventListener('visibilitychange', () => { if (document.hidden) leave() })
    window.addEventListener('pagehide', leave)
    window.addEventListener('pageshow', () => { isOver = false })
    window.addEventListener('online', () => { if (kept !== edits) soon(0) })
    takeBack()
  }

  // ── files in pieces: a cut line loses one piece and not the file ──

  const PIECE = 512 * 1024, HEAVY = 1.5 * 1024 * 1024, LONGEST = 2560, MOST_TRIES = 6

  // Some browsers hide what a canvas holds and hand out noise instead: no photo may go that way.
  function isCanvasTrue() {
    const canvas = document.createElement('canvas'), colours = [200, 40, 90, 255]
    canvas.width = canvas.height = 8
    const ink = canvas.getContext('2d')
    ink.fillStyle = `rgb(${colours.slice(0, 3).join(',')})`
    ink.fillRect(0, 0, 8, 8)
    return ink.getImageData(0, 0, 8, 8).data.every((part, place) => Math.abs(part - colours[place % 4]) < 4)
  }

  // A photo as large as anybody needs it, turned as it was taken and without what the camera wrote into it; the file
  // as it is where that can't be done or wins nothing.
  async function shrunk(file) {
    if (!/^image\/(jpeg|png|webp)$/.test(file.type)) return file
    let photo = null
    try {
      photo = await createImageBitmap(file, { imageOrientation: 'from-image' })
      const scale = Math.min(1, LONGEST / Math.max(photo.width, photo.height))
      if ((scale === 1 && file.size <= HEAVY) || !isCanvasTrue()) return file
      const canvas = document.createElement('canvas')
      canvas.width = Math.max(1, Math.round(photo.width * scale))
      canvas.height = Math.max(1, Math.round(photo.height * scale))
      const ink = canvas.getContext('2d')
      ink.fillStyle = '#fff'                                         // what can be seen through would turn black
      ink.fillRect(0, 0, canvas.width, canvas.height)
      ink.imageSmoothingQuality = 'high'
      ink.drawImage(photo, 0, 0, canvas.width, canvas.height)
      const bytes = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.85))
      if (!bytes || bytes.type !== 'image/jpeg' || bytes.size >= file.size) return file
      return new File([bytes], file.name, { type: bytes.type, lastModified: file.lastModified })
    } catch { return file } finally { photo?.close() }
  }

  // Brings one file to the server, from where an earlier try ended; says the id that it has there.
  async function bring(file, name, address, token, tell) {
    const about = { token, nama: name, ukuran: file.size, diubah: file.lastModified }
    for (let tries = 0, most = 0; ; tries++) {
      let id = null
      try {
        let received = 0
        const step = answer => {
          ({ id, received } = answer)
          if (received > most) { most = received; tries = 0 }
          tell(received)
        }
        step(await post(address, new URLSearchParams(about)))
        while (received < file.size) {
          const headers = { 'X-Tuntas-Token': token, 'X-Tuntas-Offset': String(received) }
          const before = received
          step(await post(`${address}/${id}`, file.slice(before, before + PIECE), { headers, seconds: 120 }))
          if (received === before) throw new Error('stuck')
        }
        return id
      } catch (problem) {
        // A name that is not known any more was swept away: begun anew.
        const isGone = id && problem.status === 404
        if ((isFinal(problem) && !isGone) || tries + 1 >= MOST_TRIES) throw problem
      }
      await pause(2 ** tries)
    }
  }

  function sendPieces(form) {
    const input = form.querySelector('[type=file]'), list = form.querySelector('[data-pieces-list]')
    const whole = form.querySelector('progress'), failed = form.querySelector('[data-failed]')
    const tooMany = form.querySelector('[data-too-many]'), token = form.querySelector('[name=token]')
    if (!input || !list || !token) return
    const field = input.name, most = Number(input.dataset.most) || Infinity, buttons = all('button, [type=submit]', form)
    let isBusy = false, isGoing = false

    const busy = on => {
      isBusy = on
      for (const part of [...buttons, input]) part.disabled = on
      if (whole) whole.hidden = !on
    }
    const shown = (part, on) => { if (part) part.hidden = !on }

    // One line a file: a sign, its name, how far it is.
    function line(file) {
      const row = document.createElement('li'), sign = document.createElement('span')
      const name = document.createElement('span'), bar = document.createElement('progress')
      sign.className = 'sign'
      name.textContent = file.name
      bar.setAttribute('aria-label', file.name)
      bar.hidden = true
      row.append(sign, name, bar)
      return {
        row, size: file.size, received: 0,
        say(state, words) {
          row.className = state
          sign.textContent = { good: '✓', bad: '!' }[state] || ''
          bar.hidden = !state || state === 'bad'
          row.querySelector('p')?.remove()
          if (!words) return
          const said = document.createElement('p')
          said.textContent = words
          row.append(said)
        },
        reach(received, size) {
          this.received = received
          this.size = bar.max = size
          bar.value = received
        },
      }
    }
    function lay() {
      const lines = [...input.files].map(line)
      list.replaceChildren(...lines.map(one => one.row))
      shown(tooMany, lines.length > most)
      shown(failed, false)
      return lines
    }
    // Two files of one name and size would be taken for one that goes on.
    function numbered(names) {
      const taken = new Set()
      return names.map(name => {
        const dot = name.lastIndexOf('.'), stem = dot > 0 ? name.slice(0, dot) : name, ending = name.slice(stem.length)
        let other = name
        for (let number = 2; taken.has(other); number++) other = `${stem} (${number})${ending}`
        taken.add(other)
        return other
      })
    }

    async function bringAll(lines) {
      const files = [...input.files], names = numbered(files.map(file => file.name)), ids = [], problems = []
      const sum = () => {
        if (!whole) return
        whole.max = lines.reduce((total, one) => total + one.size, 0)
        whole.value = lines.reduce((total, one) => total + one.received, 0)
      }
      let next = 0
      async function lane() {
        while (next < files.length) {
          const place = next++, one = lines[place]
          one.say('going')
          const file = await shrunk(files[place]), isOther = file.type !== files[place].type
          const name = isOther ? names[place].replace(/\.[^.]*$/, '') + '.jpg' : names[place]
          const tell = received => { one.reach(received, file.size); sum() }
          tell(0)
          try {
            ids[place] = await bring(file, name, form.dataset.pieces, token.value, tell)
            one.say('good')
          } catch (problem) {
            problems.push(problem)
            one.say('bad', problem.words)
          }
        }
      }
      await Promise.all([lane(), lane()])
      return { ids: ids.filter(Boolean), problems }
    }

    // The form itself goes, so that the answer is a page of the server's; the files are named by their ids.
    function go(ids, submitter) {
      busy(false)
      input.removeAttribute('name')
      for (const id of ids) {
        const part = Object.assign(document.createElement('input'), { type: 'hidden', name: 'kiriman[]', value: id })
        part.dataset.piece = ''
        form.append(part)
      }
      let isSent = false
      const sent = event => { isSent = !event.defaultPrevented }
      document.addEventListener('submit', sent)
      isGoing = true
      form.requestSubmit(submitter)
      document.removeEventListener('submit', sent)
      if (!isSent) return back()                                     // a field beside the files is not filled well
      busy(true)
      whole?.removeAttribute('value')
    }
    function back() {
      isGoing = false
      busy(false)
      input.name = field
      for (const part of all('[data-piece]', form)) part.remove()
    }

    form.addEventListener('submit', async event => {
      if (isGoing) return
      if (isBusy || input.files.length > most) event.preventDefault()
      if (event.defaultPrevented || !input.files.length) return
      event.preventDefault()
      const submitter = event.submitter, lines = lay()
      busy(true)
      const { ids, problems } = await bringAll(lines)
      // Of somebody whose session ended, the server keeps what was typed.
      if (!problems.length || problems.some(problem => problem.status === 401)) return go(ids, submitter)
      busy(false)
      shown(failed, problems.some(problem => !problem.words))
      form.dispatchEvent(new Event('input'))                         // what was typed is guarded again
      submitter?.focus()
    })
    input.addEventListener('change', lay)
    window.addEventListener('pageshow', event => { if (event.persisted) { back(); lay() } })
    window.addEventListener('beforeunload', event => {
      if (isBusy && !isGoing && form.isConnected) event.preventDefault()
    })
    takeFiles(form, input)
  }

  // Files that are dropped onto a form or pasted into it join those that were chosen.
  function takeFiles(form, input) {
    const zone = form.closest('details') || form
    const carries = event => event.dataTransfer && [...event.dataTransfer.types].includes('Files')
    const isOpen = () => !input.disabled && form.isConnected
    for (const hint of all('[data-drop]', form)) hint.hidden = false

    function add(files) {
      const bag = new DataTransfer()
      for (const file of input.multiple ? [...input.files, ...files] : files.slice(0, 1)) bag.items.add(file)
      input.files = bag.files
      for (const kind of ['input', 'change']) input.dispatchEvent(new Event(kind, { bubbles: true }))
    }
    const mark = on => form.classList.toggle('dropping', on)
    zone.addEventListener('dragover', event => {
      if (!carries(event)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = isOpen() ? 'copy' : 'none'
      if (zone.tagName === 'DETAILS') zone.open = true
      mark(isOpen())
    })
    zone.addEventListener('dragleave', event => { if (!zone.contains(event.relatedTarget)) mark(false) })
    zone.addEventListener('drop', event => {
      if (!carries(event)) return
      event.preventDefault()
      mark(false)
      const isFolder = item => item.webkitGetAsEntry?.()?.isDirectory
      const files = [...event.dataTransfer.items].filter(item => item.kind === 'file' && !isFolder(item))
        .map(item => item.getAsFile()).filter(Boolean)
      if (files.length && isOpen()) add(files)
    })
    // A file that misses its form would take the place of the page.
    for (const kind of ['dragover', 'drop']) document.addEventListener(kind, event => {
      if (!carries(event) || event.defaultPrevented || event.target.closest?.('[type=file]')) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'none'
    })
    document.addEventListener('paste', event => {
      const files = [...event.clipboardData?.files || []]
      const field = event.target.closest?.('input:not([type=file]), textarea')
      // A spreadsheet gives its cells as a picture, too; in a field they are text.
      if (!files.length || !isOpen() || (field && event.clipboardData.types.includes('text/plain'))) return
      const isMeant = form.contains(event.target) || (!field && form.getClientRects().length > 0)
      if (!isMeant || event.defaultPrevented) return
      event.preventDefault()
      const now = new Date(), here = new Date(now - now.getTimezoneOffset() * 60_000)
      const stamp = here.toISOString().slice(0, 19).replace(/[^\dT]/g, '').replace('T', '-')
      add(files.map((file, place) => {
        // Every pasted picture is called image.png.
        if (!/^image\.\w+$/.test(file.name)) return file
        const name = `${stamp}${place ? `-${place + 1}` : ''}${file.name.slice(5)}`
        return new File([file], name, { type: file.type, lastModified: file.lastModified })
      }))
    })
  }

  // ── many ticks, and addresses to pass on ──

  function tickTogether(form) {
    const part = form.querySelector('[data-all]'), whole = part?.querySelector('[type=checkbox]')
    const boxes = all('[type=checkbox][name="realisasi[]"]', form)
    if (!whole || !boxes.length) return
    let last = null
    const show = () => {
      const ticked = boxes.filter(box => box.checked).length
      whole.checked = ticked === boxes.length
      whole.indeterminate = ticked > 0 && ticked < boxes.length
    }
    part.hidden = false
    whole.addEventListener('change', () => { for (const box of boxes) box.checked = whole.checked })
    form.addEventListener('change', show)
    form.addEventListener('click', event => {
      const place = boxes.indexOf(event.target)
      if (place < 0) return
      const [first, end] = [place, boxes.indexOf(last)].sort((a, b) => a - b)
      if (event.shiftKey && first >= 0) for (const box of boxes.slice(first, end + 1)) box.checked = event.target.checked
      last = event.target
      show()
    })
    window.addEventListener('pageshow', show)                        // a page that comes back brings its ticks
  }

  function copies(input) {
    const button = input.parentElement.querySelector('button[data-copy-button]')
    const mark = () => input.select ? input.select() : getSelection().selectAllChildren(input)
    input.addEventListener('focus', mark)
    if (!button || !navigator.clipboard) return
    button.hidden = false
    button.addEventListener('click', async () => {
      mark()
      try {
        await navigator.clipboard.writeText(input.value ?? input.textContent)
        button.classList.add('kept')
      } catch { /* not allowed here: what is selected can be copied by hand */ }
    })
  }

  // ── work that takes a while: the page asks now and then how far it is, and goes on where it leads ──

  function poll(part) {
    const address = location.href
    const again = () => setTimeout(async () => {
      if (!part.isConnected || location.href !== address) return
      try {
        const answer = await fetch(address, { headers: { Accept: 'text/html' }, cache: 'no-store' })
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
        const next = page.querySelector('[data-poll]')
        if (!next || answer.redirected) return location.replace(answer.url)
        part.replaceChildren(...[...next.childNodes].map(node => document.adoptNode(node)))
      } catch { /* the line is cut: asked again */ }
      again()
    }, 1500)
    again()
  }

  // ── doubts of a review: j and k walk, a b c o decide, ? shows the keys ──

  function walkDoubts(form) {
    const help = form.querySelector('[data-keys]')
    const doubts = () => all('[data-doubt]', form)
    if (help) help.hidden = false

    function stand(doubt) {
      if (!doubt) return
      for (let box = doubt.parentElement; box; box = box.parentElement) if (box.tagName === 'DETAILS') box.open = true
      doubt.focus()
      doubt.scrollIntoView({ block: 'center' })
    }
    const current = () => document.activeElement?.closest('[data-doubt]')
    function step(by) {
      const list = doubts(), place = list.indexOf(current())
      stand(list[place < 0 ? (by > 0 ? 0 : list.length - 1) : place + by])
    }
    function decide(key) {
      const way = current()?.querySelector(`[data-key="${key}"]`)
      if (!way) return
      way.click()
      if (key === 'o' && way.parentElement.open) way.parentElement.querySelector('[data-note]').focus()
    }
    const ways = { j: () => step(1), k: () => step(-1), '?': () => { if (help) help.open = !help.open } }
    for (const key of ['a', 'b', 'c', 'o']) ways[key] = () => decide(key)

    document.addEventListener('keydown', event => {
      if (!form.isConnected || event.ctrlKey || event.altKey || event.metaKey) return
      // ticks and choices take no letters, so the keys work there, too
      if (event.target.closest?.('input:not([type=radio], [type=checkbox]), textarea, select')) return
      const way = ways[event.key]
      if (way) { event.preventDefault(); way() }
    })
    form.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || !event.target.matches('[data-note]')) return
      event.preventDefault()
      event.target.closest('details').querySelector('button').click()
    })
    const asked = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (asked && form.contains(asked)) stand(asked)
  }

  // ── the page around them ──

  function themeButtons(buttons) {
    const show = theme => {
      theme ? root.setAttribute('data-theme', theme) : root.removeAttribute('data-theme')
      buttons.forEach(button => button.setAttribute('aria-pressed', String(button.dataset.themeSet === theme)))
    }
    if (!buttons.length) return
    for (const button of buttons) {
      button.closest('[hidden]')?.removeAttribute('hidden')
      button.addEventListener('click', () => {
        const theme = button.dataset.themeSet
        // the server reads it and writes data-theme itself, so nothing flashes
        document.cookie = `tema=${theme}; path=/; SameSite=Lax; max-age=${theme ? 31536000 : 0}` + (location.protocol === 'https:' ? '; Secure' : '')
        show(theme)
      })
    }
    const kept = document.cookie.match(/(?:^|; )tema=(light|dark)/)
    show(root.getAttribute('data-theme') || (kept ? kept[1] : ''))
  }

  function enhance(within) {
    for (const table of all('table[data-matrix]', within)) { makeFolds(table); makeGrid(table) }
    all('form[data-autosubmit]', within).forEach(sendOnChange)
    all('form[data-guard]', within).forEach(guard)
    all('form[data-upload]', within).forEach(upload)
    all('form[data-draft]', within).forEach(saveDraft)
    all('form[data-pieces]', within).forEach(sendPieces)
    all('form[data-bulk]', within).forEach(tickTogether)
    all('[data-copy]', within).forEach(copies)
    all('[data-poll]', within).forEach(poll)
    all('form[data-review]', within).forEach(walkDoubts)
    new Set(all('[data-shown-when]', within).map(box => box.closest('form'))).forEach(askWhen)
    for (const button of all('[data-print]', within)) {
      button.hidden = false
      button.addEventListener('click', () => window.print())
    }
    within.querySelector('[data-focus]')?.focus()
  }

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const typing = event.target.closest?.('input, textarea, select, [contenteditable]')
    if (event.key === '/' && !typing) {
      const search = document.querySelector('[data-search]')
      if (search) { event.preventDefault(); search.focus(); search.select() }
    }
    if (event.key === 'Escape') {
      for (const menu of all('details.menu[open]')) {
        const inside = menu.contains(document.activeElement)
        menu.open = false
        if (inside) menu.querySelector('summary').focus()
      }
      if (location.hash && document.querySelector('.dialog:target')) location.hash = ''
    }
  })
  document.addEventListener('click', event => {
    for (const menu of all('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false
  })

  // a picture that can't be made (no worker on this machine) leaves no broken sign
  document.addEventListener('error', event => { if (event.target.matches?.('.proofs img, .sheet-page img')) event.target.hidden = true }, true)

  root.classList.add('has-script')
  themeButtons(all('[data-theme-set]'))
  enhance(document)
})()
