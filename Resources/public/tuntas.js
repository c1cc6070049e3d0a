// Tuntas works without this file; with it, it is nicer. No words here: every text is in the page.
(() => {
  'use strict'
  const root = document.documentElement
  const all = (selector, within = document) => [...within.querySelectorAll(selector)]
  const remembered = {
    get(key) { try { return sessionStorage.getItem(key) } catch { return null } },
    set(key, value) { try { sessionStorage.setItem(key, value) } catch { /* private window: forget */ } },
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
    form.addEventListener('submit', () => { typed = false })
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
    all('[data-poll]', within).forEach(poll)
    all('form[data-review]', within).forEach(walkDoubts)
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

  root.classList.add('has-script')
  themeButtons(all('[data-theme-set]'))
  enhance(document)
})()
