package dev.roost.node.cli;

import dev.roost.node.api.JoinReport;
import dev.roost.node.api.PairReport;

/** Who belongs to whose library after a pairing, in a sentence. */
final class Belongings {
    private Belongings() {}

    static String of(PairReport report) {
        return report.joined()
                .map(joined -> joinedHere(report.paired().name(), joined.role()))
                .orElseGet(
                        () -> admitted(report.paired().name(), report.paired().role()));
    }

    static String of(JoinReport report) {
        return report.admitted()
                .map(newcomer -> admitted(newcomer.name(), newcomer.role()))
                .orElseGet(() -> joinedHere(report.by().name(), report.joined().role()));
    }

    private static String admitted(String name, String role) {
        return "\"" + Terminal.safe(name) + "\" belongs to your library now, as a " + phrase(role);
    }

    private static String joinedHere(String name, String role) {
        return "This device belongs to the library of \"" + Terminal.safe(name) + "\" now, as a " + phrase(role);
    }

    private static String phrase(String role) {
        return role + (role.equals("storage") ? " device." : ".");
    }
}
