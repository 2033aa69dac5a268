import Protection
import TransparencyLog

extension LogAction {
    /// What people read for it.
    var label: Phrase {
        switch self {
        case .created: Phrase(fr: "Créé", en: "Created")
        case .changed: Phrase(fr: "Modifié", en: "Changed")
        case .removed: Phrase(fr: "Retiré", en: "Removed")
        case .read: Phrase(fr: "Lu", en: "Read")
        case .listed: Phrase(fr: "Énuméré", en: "Listed")
        case .imported: Phrase(fr: "Importé", en: "Imported")
        case .exported: Phrase(fr: "Exporté", en: "Exported")
        case .published: Phrase(fr: "Publié", en: "Published")
        case .closed: Phrase(fr: "Clos", en: "Closed")
        case .reopened: Phrase(fr: "Rouvert", en: "Reopened")
        case .merged: Phrase(fr: "Fusionné", en: "Merged")
        case .split: Phrase(fr: "Séparé", en: "Split")
        case .signedIn: Phrase(fr: "Identification", en: "Sign-in")
        case .signedOut: Phrase(fr: "Départ", en: "Sign-out")
        case .steppedUp: Phrase(fr: "Preuve renouvelée", en: "Proof renewed")
        case .factorEnrolled: Phrase(fr: "Moyen d’identification ajouté", en: "Way to sign in added")
        case .factorRemoved: Phrase(fr: "Moyen d’identification retiré", en: "Way to sign in removed")
        case .recoveryCodeUsed: Phrase(fr: "Code de secours utilisé", en: "Recovery code used")
        case .passwordChanged: Phrase(fr: "Mot de passe changé", en: "Password changed")
        case .invited: Phrase(fr: "Invitation", en: "Invitation")
        case .invitationUsed: Phrase(fr: "Invitation acceptée", en: "Invitation accepted")
        case .sessionEnded: Phrase(fr: "Session fermée", en: "Session ended")
        case .granted: Phrase(fr: "Habilitation donnée", en: "Grant given")
        case .grantEnded: Phrase(fr: "Habilitation terminée", en: "Grant ended")
        case .tokenIssued: Phrase(fr: "Jeton émis", en: "Token issued")
        case .tokenRevoked: Phrase(fr: "Jeton révoqué", en: "Token revoked")
        case .deviceEnrolled: Phrase(fr: "Appareil inscrit", en: "Device enrolled")
        case .deviceRevoked: Phrase(fr: "Appareil révoqué", en: "Device revoked")
        case .accessRefused: Phrase(fr: "Accès refusé", en: "Access refused")
        case .requested: Phrase(fr: "Demandé à deux", en: "Asked for by two")
        case .approved: Phrase(fr: "Approuvé", en: "Approved")
        case .declined: Phrase(fr: "Refusé", en: "Declined")
        case .expired: Phrase(fr: "Expiré", en: "Expired")
        case .withdrawn: Phrase(fr: "Demande retirée", en: "Request withdrawn")
        case .glassBroken: Phrase(fr: "Accès d’urgence ouvert", en: "Emergency access opened")
        case .glassReviewed: Phrase(fr: "Accès d’urgence contrôlé", en: "Emergency access reviewed")
        case .sealed: Phrase(fr: "Scellé", en: "Sealed")
        case .identityRead: Phrase(fr: "Identité lue", en: "Identity read")
        case .sourceUnmasked: Phrase(fr: "Source démasquée", en: "Source unmasked")
        case .linkageRun: Phrase(fr: "Noms comparés", en: "Names compared")
        case .consentGiven: Phrase(fr: "Consentement donné", en: "Consent given")
        case .consentWithdrawn: Phrase(fr: "Consentement retiré", en: "Consent withdrawn")
        case .keyMade: Phrase(fr: "Clé créée", en: "Key made")
        case .keyWrapped: Phrase(fr: "Clé enveloppée", en: "Key wrapped")
        case .keyDestroyed: Phrase(fr: "Clé détruite", en: "Key destroyed")
        case .vaultUnlocked: Phrase(fr: "Coffre ouvert", en: "Vault unlocked")
        case .orphanSwept: Phrase(fr: "Reste effacé", en: "Remainder swept")
        case .received: Phrase(fr: "Reçu", en: "Received")
        case .seen: Phrase(fr: "Vu", en: "Seen")
        case .acted: Phrase(fr: "Décision d’agir ou non", en: "Decision to act or not")
        case .arrived: Phrase(fr: "Arrivée sur place", en: "Arrival")
        case .opened: Phrase(fr: "Ouvert", en: "Opened")
        case .tampered: Phrase(fr: "Altéré depuis son scellement", en: "Changed since it was sealed")
        case .answered: Phrase(fr: "Retour à la source", en: "Source answered")
        case .escalated: Phrase(fr: "Relancé", en: "Escalated")
        case .reprisalChecked: Phrase(fr: "Représailles vérifiées", en: "Reprisals checked")
        case .warned: Phrase(fr: "Message d’alerte", en: "Warning")
        case .evidenceReceived: Phrase(fr: "Pièce reçue", en: "Evidence received")
        case .evidenceSealed: Phrase(fr: "Pièce scellée", en: "Evidence sealed")
        case .evidenceViewed: Phrase(fr: "Copie de pièce vue", en: "Copy of evidence viewed")
        case .evidenceCopied: Phrase(fr: "Copie de pièce faite", en: "Copy of evidence made")
        case .evidenceExported: Phrase(fr: "Pièce exportée", en: "Evidence exported")
        case .evidenceDestroyed: Phrase(fr: "Pièce détruite", en: "Evidence destroyed")
        case .evidenceRefused: Phrase(fr: "Pièce refusée", en: "Evidence refused")
        case .planned: Phrase(fr: "Plan calculé", en: "Plan computed")
        case .decided: Phrase(fr: "Décidé", en: "Decided")
        case .overridden: Phrase(fr: "Dérogé", en: "Overridden")
        case .assessed: Phrase(fr: "Évalué", en: "Assessed")
        case .shared: Phrase(fr: "Partagé", en: "Shared")
        case .acknowledged: Phrase(fr: "Accusé de réception", en: "Acknowledged")
        case .moved: Phrase(fr: "Étape franchie", en: "Moved on")
        case .destroyed: Phrase(fr: "Détruit", en: "Destroyed")
        case .held: Phrase(fr: "Destruction suspendue", en: "Destruction held")
        case .storeMade: Phrase(fr: "Base créée", en: "Store made")
        case .storeMigrated: Phrase(fr: "Base mise à niveau", en: "Store migrated")
        case .backupMade: Phrase(fr: "Sauvegarde faite", en: "Backup made")
        case .restored: Phrase(fr: "Restauré", en: "Restored")
        case .checkpointSigned: Phrase(fr: "Point de contrôle signé", en: "Checkpoint signed")
        case .logVerified: Phrase(fr: "Journal vérifié", en: "Log verified")
        case .settingChanged: Phrase(fr: "Réglage changé", en: "Setting changed")
        case .serverStarted: Phrase(fr: "Serveur démarré", en: "Server started")
        case .serverStopped: Phrase(fr: "Serveur arrêté", en: "Server stopped")
        }
    }
}

extension LogOutcome {
    /// What people read for it.
    var label: Phrase {
        switch self {
        case .done: Phrase(fr: "fait", en: "done")
        case .refused: Phrase(fr: "refusé", en: "refused")
        case .failed: Phrase(fr: "échoué", en: "failed")
        }
    }
}

extension SystemPart {
    /// What people read for it.
    var label: Phrase {
        switch self {
        case .server: Phrase(fr: "serveur", en: "server")
        case .commandLine: Phrase(fr: "ligne de commande", en: "command line")
        case .scheduler: Phrase(fr: "horloge", en: "scheduler")
        case .migration: Phrase(fr: "mise à niveau", en: "migration")
        case .demonstration: Phrase(fr: "démonstration", en: "demonstration")
        }
    }
}

extension LogObjectKind {
    /// What people read for it.
    var label: Phrase {
        switch self {
        case .person: Phrase(fr: "compte", en: "account")
        case .factor: Phrase(fr: "moyen d’identification", en: "way to sign in")
        case .session: Phrase(fr: "session", en: "session")
        case .invitation: Phrase(fr: "invitation", en: "invitation")
        case .token: Phrase(fr: "jeton", en: "token")
        case .device: Phrase(fr: "appareil", en: "device")
        case .grant: Phrase(fr: "habilitation", en: "grant")
        case .compartment: Phrase(fr: "cloison", en: "compartment")
        case .approval: Phrase(fr: "demande à deux", en: "request of two")
        case .victim: Phrase(fr: "victime", en: "victim")
        case .source: Phrase(fr: "source", en: "source")
        case .consent: Phrase(fr: "consentement", en: "consent")
        case .linkage: Phrase(fr: "comparaison", en: "comparison")
        case .report: Phrase(fr: "signalement", en: "report")
        case .alert: Phrase(fr: "alerte", en: "alert")
        case .incident: Phrase(fr: "incident", en: "incident")
        case .assessment: Phrase(fr: "évaluation", en: "assessment")
        case .caseFile: Phrase(fr: "dossier", en: "case")
        case .evidence: Phrase(fr: "pièce", en: "evidence")
        case .referral: Phrase(fr: "orientation", en: "referral")
        case .claim: Phrase(fr: "récit", en: "account")
        case .input: Phrase(fr: "contribution", en: "input")
        case .answer: Phrase(fr: "réponse", en: "answer")
        case .importRun: Phrase(fr: "import", en: "import")
        case .mission: Phrase(fr: "mission", en: "mission")
        case .plan: Phrase(fr: "plan", en: "plan")
        case .decision: Phrase(fr: "décision", en: "decision")
        case .task: Phrase(fr: "tâche", en: "task")
        case .agreement: Phrase(fr: "accord", en: "agreement")
        case .release: Phrase(fr: "communication", en: "release")
        case .recordSeries: Phrase(fr: "série d’archives", en: "record series")
        case .disposition: Phrase(fr: "sort final", en: "disposition")
        case .store: Phrase(fr: "base", en: "store")
        case .setting: Phrase(fr: "réglage", en: "setting")
        case .key: Phrase(fr: "clé", en: "key")
        case .backup: Phrase(fr: "sauvegarde", en: "backup")
        case .checkpoint: Phrase(fr: "point de contrôle", en: "checkpoint")
        case .log: Phrase(fr: "journal", en: "log")
        }
    }
}
