public import Web

extension TicketCode {
    /// The code, large, with a button that copies it where a script runs.
    public func shown(_ words: Words) -> HTML {
        """
        <p><b class="code" data-copy data-ticket>\(text)</b> <button type="button" class="button" data-copy-button hidden>\(words[TicketWord.copy])</button></p>
        """
    }
}
