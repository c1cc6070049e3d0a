/// What programs are told where they get no answer.
enum ApiWord: String, Word {
    case noKey = "web.api.no-key"
    case notFound = "web.api.not-found"
    case readOnlyKey = "web.api.read-only-key"
    case tooMany = "web.api.too-many"
    case tooLarge = "web.api.too-large"
    case malformed = "web.api.malformed"
    case wrongContent = "web.api.wrong-content"
    case broken = "web.api.broken"
    case noObject = "web.api.no-object"
    case tooDeep = "web.api.too-deep"
    case doubledKey = "web.api.doubled-key"
    case changed = "web.api.changed"
    case notNow = "web.api.not-now"
    case ours = "web.api.ours"
}
