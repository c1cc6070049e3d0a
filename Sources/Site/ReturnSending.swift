import Jobs
import Mail
import Registers
import Storage
import Web

extension Post {
    /// Sends the ways back to cases whose codes were lost.
    func returns(_ shelf: RegisterShelf, _ ground: Ground) -> JobKind {
        let letters = ReturnLetters(
            shelf: shelf, keys: ground.keys, locales: ground.locales, site: server.site
        ) { letter in
            do {
                try await send(
                    letter.id, to: letter.recipient, from: letter.office, subject: letter.subject, text: letter.text,
                    at: ground.store.clock.now())
                return true
            } catch let problem as MailProblem {
                // What may have been taken is not sent twice: whoever got nothing asks once more.
                return problem.isFinal || problem.mayBeTaken
            }
        }
        return letters.kind
    }
}
