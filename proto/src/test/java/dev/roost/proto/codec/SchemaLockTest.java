package dev.roost.proto.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.roost.proto.wire.Control;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A field that is on the wire keeps its number, name and type for ever; only new lines may join schema.lock. */
class SchemaLockTest {
    @Test
    void everyLockedFieldIsAsItWas() throws IOException {
        assertThat(lines(Control.getDescriptor().getFile())).containsAll(locked());
    }

    @Test
    void everyFieldIsLocked() throws IOException {
        assertThat(locked()).containsAll(lines(Control.getDescriptor().getFile()));
    }

    private static Set<String> lines(FileDescriptor file) {
        Set<String> lines = new TreeSet<>();
        for (Descriptor message : file.getMessageTypes()) {
            message.getFields()
                    .forEach(field -> lines.add("%s.%d %s %s%s"
                            .formatted(
                                    message.getName(),
                                    field.getNumber(),
                                    field.getName(),
                                    field.isRepeated() ? "repeated " : "",
                                    field.getType().name())));
        }
        for (EnumDescriptor type : file.getEnumTypes()) {
            type.getValues()
                    .forEach(value ->
                            lines.add("%s.%d %s".formatted(type.getName(), value.getNumber(), value.getName())));
        }
        return lines;
    }

    private static List<String> locked() throws IOException {
        try (InputStream in = SchemaLockTest.class.getResourceAsStream("/schema.lock")) {
            if (in == null) {
                throw new IllegalStateException("no schema.lock");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
