import Storage

/// Why something about people stays as it is; each case is the key of its message.
enum PeopleRefusal: String, Refusal, CaseIterable {
    case nameMissing = "people.refused.name-missing"
    case postMissing = "people.refused.post-missing"
    case tooLong = "people.refused.too-long"
    case nip = "people.refused.nip"
    case nipTaken = "people.refused.nip-taken"
    case email = "people.refused.email"
    case unit = "people.refused.unit"
    case postDay = "people.refused.post-day"
    case login = "people.refused.login"
    case loginTaken = "people.refused.login-taken"

    case ownReset = "people.refused.own-reset"
    case ownFactor = "people.refused.own-factor"
    case noFactor = "people.refused.no-factor"
    case reasonMissing = "people.refused.reason-missing"
    case reasonTooLong = "people.refused.reason-too-long"
    case resetBeyondOwn = "people.refused.reset-beyond-own"
    case accountInactive = "people.refused.account-inactive"
    case accountActive = "people.refused.account-active"
    case invitationOver = "people.refused.invitation-over"
    case successor = "people.refused.successor"
    case holdsBeyondReach = "people.refused.holds-beyond-reach"
    case lastAdministrator = "people.refused.last-administrator"

    case role = "people.refused.role"
    case from = "people.refused.from"
    case until = "people.refused.until"
    case endBeforeBegin = "people.refused.end-before-begin"
    case actingFor = "people.refused.acting-for"
    case plhNeedsEnd = "people.refused.plh-needs-end"
    case guestNeedsEnd = "people.refused.guest-needs-end"
    case unitEnds = "people.refused.unit-ends"
    case guestUnknown = "people.refused.guest-unknown"
    case guestIsOwn = "people.refused.guest-is-own"
    case overlaps = "people.refused.overlaps"
    case beyondOwn = "people.refused.beyond-own"
    case oneself = "people.refused.oneself"
    case grantOver = "people.refused.grant-over"

    case roleName = "people.refused.role-name"
    case roleNameTaken = "people.refused.role-name-taken"
    case roleBeyondOwn = "people.refused.role-beyond-own"
    case roleShipped = "people.refused.role-shipped"
    case roleHeld = "people.refused.role-held"
    case roleWasHeld = "people.refused.role-was-held"

    /// The field of the form that it is about; `nil` when it is about all of it.
    var field: String? {
        switch self {
        case .nameMissing: "nama"
        case .postMissing: "jabatan"
        case .nip, .nipTaken: "nip"
        case .email: "email"
        case .unit: "unit"
        case .postDay: "sejak"
        case .login, .loginTaken, .guestUnknown, .guestIsOwn: "masuk"
        case .successor: "penerus"
        case .reasonMissing, .reasonTooLong: "alasan"
        case .role, .beyondOwn: "peran"
        case .from: "mulai"
        case .until, .endBeforeBegin, .plhNeedsEnd, .guestNeedsEnd, .unitEnds: "sampai"
        case .actingFor: "atas-nama"
        case .roleName, .roleNameTaken: "nama"
        default: nil
        }
    }
}
