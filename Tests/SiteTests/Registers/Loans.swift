/// A register that no Swift knows: lending the office's things. Everything that a test sees of it comes from here.
enum Loans {
    /// The same with what the office measures by it.
    static let measured =
        yaml + """
            measures:
              - key: x-loans.in-time
                title: { id: "Barang kembali tepat waktu", en: "Things back in time" }
                denominator: { id: "barang yang kembali bulan itu", en: "things that came back in the month" }
                counts: "back-on >= from and back-on <= until and met-on <= due-on"
                of: "back-on >= from and back-on <= until"
              - key: x-loans.out
                title: { id: "Barang yang sedang dipinjam", en: "Things that are out" }
                counts: "state = 'out' and lent-on <= until"
                covers: day

            """

    static let yaml = """
        key: x-loans
        path: pinjam-barang
        title: { id: "Peminjaman barang", en: "Loans of things" }
        record: { id: "peminjaman", en: "loan" }
        number: "PJM-{year}-{number:3}"
        label: [item]
        case: true
        own: borrower
        access: { read: registers.read, add: registers.write, change: registers.write, handle: registers.define, private: cases.identity }
        fields:
          - { key: item, kind: text, label: { id: "Barang", en: "Thing" }, required: true, most: 60, index: text1 }
          - key: kind
            kind: choice
            label: { id: "Jenis", en: "Kind" }
            required: true
            index: text2
            options:
              - { key: tool, label: { id: "Alat", en: "Tool" } }
              - { key: car, label: { id: "Mobil", en: "Car" } }
          - { key: borrower, kind: person, label: { id: "Peminjam", en: "Borrower" }, index: text3 }
          - { key: value, kind: money, label: { id: "Nilai", en: "Value" }, index: number1 }
          - { key: licence, kind: text, label: { id: "Nomor SIM", en: "Licence" }, shown-when: "kind = 'car'", see: private, sensitive: true }
          - { key: lent-on, kind: date, label: { id: "Dipinjam", en: "Lent on" }, required: true, index: day1 }
          - { key: back-on, kind: date, label: { id: "Kembali", en: "Back on" }, index: day2, later: true }
          - { key: lasted, kind: computed, label: { id: "Lama (hari)", en: "Days" }, value: "days(lent-on, back-on)", index: number2 }
          - key: parts
            kind: rows
            label: { id: "Kelengkapan", en: "Parts" }
            fields:
              - { key: name, kind: text, label: { id: "Nama", en: "Name" }, required: true }
              - { key: count, kind: number, label: { id: "Banyak", en: "Count" } }
          - { key: tag, kind: text, label: { id: "Nomor barang", en: "Tag" }, most: 20, index: text4, same: true }
        rules:
          - { holds: "back-on is empty or back-on >= lent-on", message: { id: "Kembali sebelum dipinjam.", en: "Back before it was lent." }, at: back-on }
        states:
          - { key: out, kind: open, label: { id: "Dipinjam", en: "Out" } }
          - { key: lost, kind: waiting, label: { id: "Dicari", en: "Looked for" } }
          - { key: back, kind: done, label: { id: "Kembali", en: "Back" } }
        transitions:
          - { key: return, label: { id: "Kembalikan", en: "Return" }, from: [out, lost], to: back, who: change, asks: [back-on], own: false }
          - { key: miss, label: { id: "Hilang", en: "Missing" }, from: [out], to: lost, who: change, comment: required }
          - { key: lend-again, label: { id: "Pinjamkan lagi", en: "Lend again" }, from: [back], to: out, who: handle, when: "kind = 'tool'" }
        deadlines:
          - { key: giving-back, label: { id: "Pengembalian", en: "Giving back" }, by: kind, days: { tool: 3, car: 1 }, from: lent-on, met: [return], rests: [lost], extension: 5, main: true }
        columns: [number, item, kind, value, lent-on, due-on, state]
        totals: [value]
        views:
          - { key: dear, label: { id: "Mahal", en: "Dear" }, filter: "value >= 1000000", sort: "-value" }

        """
}
