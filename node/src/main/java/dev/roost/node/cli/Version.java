package dev.roost.node.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
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
        Properties version = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                version.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return version.getProperty("version", "of unknown version");
    }
}
