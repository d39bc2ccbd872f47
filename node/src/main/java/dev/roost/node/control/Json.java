package dev.roost.node.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.roost.node.api.InitReport;
import dev.roost.proto.model.MalformedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reports and requests as JSON: a record's components are its keys, what is absent is null. */
public final class Json {
    private static final int NESTING_MAX = 32;
    private static final JsonMapper MAPPER = mapper();

    /** A storage device has no library and no words to show when it is made. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private interface WithoutAbsent {}

    private Json() {}

    /** One line. */
    public static String write(Object report) {
        try {
            return MAPPER.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON for " + report.getClass().getSimpleName(), e);
        }
    }

    public static <T> T read(JsonNode node, Class<T> type) throws MalformedException {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new MalformedException("JSON that is no " + type.getSimpleName() + ": " + e.getOriginalMessage());
        }
    }

    /** What stands in a stream, read as it comes; empty if that is nothing. Trouble of the stream itself is passed on. */
    static <T> Optional<T> read(InputStream in, Class<T> type) throws IOException {
        try (JsonParser parser = MAPPER.createParser(in)) {
            return parser.nextToken() == null ? Optional.empty() : Optional.of(MAPPER.readValue(parser, type));
        } catch (JsonProcessingException e) {
            throw new MalformedException("JSON that is no " + type.getSimpleName() + ": " + e.getOriginalMessage());
        }
    }

    /** What was read before, as a value. */
    static <T> T read(TokenBuffer words, Class<T> type) throws MalformedException {
        try (JsonParser parser = words.asParser()) {
            return MAPPER.readValue(parser, type);
        } catch (IOException e) {
            throw new MalformedException("JSON that is no " + type.getSimpleName() + ": " + e.getMessage());
        }
    }

    public static JsonNode parse(String line) throws MalformedException {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new MalformedException("a line that is no JSON");
        }
    }

    /** An object with one key. */
    public static String line(String key, Object value) {
        ObjectNode object = MAPPER.createObjectNode();
        object.set(key, MAPPER.valueToTree(value));
        return object.toString();
    }

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addMixIn(InitReport.class, WithoutAbsent.class)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(NESTING_MAX)
                        .build());
        return mapper;
    }
}
