package dev.roost.storage.rocks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a second Java is started with this one's classes and native library. */
public final class ChildJvm {
    private ChildJvm() {}

    public static List<String> java(String... jvmArgs) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("-Djava.library.path=" + System.getProperty("java.library.path"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of(jvmArgs));
        return command;
    }

    public static List<String> running(Class<?> main, List<String> jvmArgs, Object... args) {
        List<String> command = java(jvmArgs.toArray(new String[0]));
        command.add(main.getName());
        for (Object arg : args) {
            command.add(arg.toString());
        }
        return command;
    }
}
