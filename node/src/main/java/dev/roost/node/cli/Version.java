package dev.roost.node.cli;

import picocli.CommandLine.IVersionProvider;

/** Which program this is. */
final class Version implements IVersionProvider {
    private static final String NUMBER = number();

    /** Name and number, as other devices hear it. */
    static final String PROGRAM = "roost " + NUMBER;

    @Override
    public String[] getVersion() {
        return new String[] {PROGRAM, "Java " + System.getProperty("java.version")};
    }

    private static String number() {
        String number = Version.class.getPackage().getImplementationVersion();
        return number == null ? "development" : number;
    }
}
