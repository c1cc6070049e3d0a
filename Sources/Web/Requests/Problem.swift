public import HTTPTypes
import Storage

/// Why a visit gets no page. What a person may not see is `notFound`, so an address tells nothing about what exists.
public enum Problem: Error, Sendable {
    case notFound
    case signInFirst
    /// The page was forged, or so old that its secret is gone.
    case staleForm
    /// What came in isn't a form of ours; the key of a message says why.
    case badForm(String)
    case tooLarge(limit: Int)
    case tooMany(seconds: Int)

    public var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .signInFirst: .unauthorized
        case .staleForm: .forbidden
        case .badForm: .badRequest
        case .tooLarge: .contentTooLarge
        case .tooMany: .tooManyRequests
        }
    }

    /// The name of its texts in the locales.
    var name: String {
        switch self {
        case .notFound: "not-found"
        case .signInFirst: "sign-in-first"
        case .staleForm: "stale-form"
        case .badForm: "bad-form"
        case .tooLarge: "too-large"
        case .tooMany: "too-many"
        }
    }
}

/// A post whose session ended while the form was being filled: what was typed goes along to the sign-in page.
struct SessionEnded: Error {
    let kept: KeptForm
}

/// A post of somebody who must see to something else first: what was typed waits on the page that says so.
struct DutyFirst: Error {
    let duty: FirstDuty
    let kept: KeptForm
}
