package dev.roost.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.proto.model.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Golden vectors in a JSON file: an array of {@code {"name", "input", "bytes", "expect"}}. {@code bytes} is
 * hexadecimal; {@code expect} is {@code ok}, or a part of the refusal's message.
 *
 * <p>A test states what each name must give and this file says what it gave when the format was frozen. A file that
 * does not exist yet is written by {@code mvn test -Droost.vectors=write}; one that exists is never written again.
 */
public final class VectorFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** One vector. */
    public record Vector(String input, Octets bytes, String expect) {
        public static Vector ok(String input, byte[] bytes) {
            return new Vector(input, Octets.copyOf(bytes), "ok");
        }

        public static Vector refused(String input, byte[] bytes, String because) {
            return new Vector(input, Octets.copyOf(bytes), because);
        }
    }

    private VectorFile() {}

    /** Asserts that the file holds exactly these vectors. */
    public static void assertFrozen(String file, Map<String, Vector> vectors) {
        if ("write".equals(System.getProperty("roost.vectors"))) {
            writeIfNew(file, vectors);
        }
        Map<String, Vector> frozen = read(file);
        assertThat(vectors.keySet()).as("names in %s", file).isEqualTo(frozen.keySet());
        frozen.forEach((name, was) -> {
            Vector is = Objects.requireNonNull(vectors.get(name));
            assertThat(hex(is)).as("bytes of %s in %s", name, file).isEqualTo(hex(was));
            assertThat(is.expect()).as("expectation of %s", name).isEqualTo(was.expect());
        });
    }

    private static String hex(Vector vector) {
        return HexFormat.of().formatHex(vector.bytes().toArray());
    }

    /** Reads a vector file from the test resources. */
    public static Map<String, Vector> read(String file) {
        try (InputStream in = VectorFile.class.getResourceAsStream("/vectors/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no vectors at /vectors/" + file);
            }
            Map<String, Vector> vectors = new LinkedHashMap<>();
            for (JsonNode node : JSON.readTree(in)) {
                vectors.put(
                        node.get("name").asText(),
                        new Vector(
                                node.get("input").asText(),
                                Octets.copyOf(HexFormat.of()
                                        .parseHex(node.get("bytes").asText())),
                                node.get("expect").asText()));
            }
            return vectors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeIfNew(String file, Map<String, Vector> vectors) {
        Path path = Path.of("src/test/resources/vectors", file);
        if (Files.exists(path)) {
            return;
        }
        ArrayNode array = JSON.createArrayNode();
        vectors.forEach((name, vector) -> {
            ObjectNode node = array.addObject();
            node.put("name", name);
            node.put("input", vector.input());
            node.put("bytes", hex(vector));
            node.put("expect", vector.expect());
        });
        try {
            Files.writeString(path, JSON.writeValueAsString(array) + "\n");
            Path built = Path.of("target/test-classes/vectors", file);
            Files.createDirectories(built.getParent());
            Files.copy(path, built, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
