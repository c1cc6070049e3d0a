import Foundation
import Storage

/// Looks an installation over and says what to do; it changes nothing.
struct Doctor {
    let settings: Settings
    let clock: Clock

    /// - Parameter open: opens the database; when that fails, the doctor says so and goes on.
    func look(_ open: () throws -> Store) async -> Diagnosis {
        var findings = MachineChecks(settings: settings, clock: clock).all()
        do {
            findings += try await InstallationChecks(settings: settings, store: try open()).all()
        } catch {
            findings.append(
                .problem(
                    "database", "it can't be read: \((error as? StorageBusy)?.detail ?? "\(error)")",
                    settings.database == nil
                        ? "Look at the folder \(settings.data.path), its owner and its permissions."
                        : "Is the server running, and is TUNTAS_DATABASE right?"))
        }
        return Diagnosis(at: clock.now().description, version: App.version, findings: findings)
    }
}
