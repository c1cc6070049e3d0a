import Web

/// The words of a person's API keys.
enum ApiKeyWord: String, Word {
    case title = "identity.api-key.title"
    case brief = "identity.api-key.brief"
    case manage = "identity.api-key.manage"
    case help = "identity.api-key.help"
    case made = "identity.api-key.made"
    case once = "identity.api-key.once"
    case secret = "identity.api-key.secret"
    case copy = "identity.api-key.copy"
    case open = "identity.api-key.open"
    case usedOn = "identity.api-key.used-on"
    case neverUsed = "identity.api-key.never-used"
    case endsOn = "identity.api-key.ends-on"
    case ended = "identity.api-key.ended"
    case writes = "identity.api-key.writes"
    case readsOnly = "identity.api-key.reads-only"
    case revoke = "identity.api-key.revoke"
    case new = "identity.api-key.new"
    case name = "identity.api-key.name"
    case nameHelp = "identity.api-key.name-help"
    case office = "identity.api-key.office"
    case life = "identity.api-key.life"
    case days = "identity.api-key.days"
    case mayWrite = "identity.api-key.may-write"
    case make = "identity.api-key.make"
}
