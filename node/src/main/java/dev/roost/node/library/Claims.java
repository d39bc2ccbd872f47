package dev.roost.node.library;

import dev.roost.proto.model.FieldReader;
import dev.roost.proto.model.FieldWriter;
import dev.roost.proto.model.Limits;
import dev.roost.proto.model.LogEntry;
import dev.roost.proto.model.LogId;
import dev.roost.proto.model.MalformedException;
import dev.roost.proto.model.Octets;
import dev.roost.storage.Logs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What logs say of one thing, the newest word of each. Which of them stand follows from the set alone, in whatever order
 * its members came: a claim falls if the signer of another one had seen it. Immutable.
 *
 * <p>Layout of a row: count u16 × (device 32 ‖ incarnation u64 ‖ seq u64 ‖ time u64 ‖ value u16 length ‖ value).
 */
record Claims(List<Claim> all) {
    static final Claims NONE = new Claims(List.of());

    private static final int VALUE_BYTES_MAX = 4_096;

    /** By entry time, then device, then log. */
    private static final Comparator<Claim> FIRST_SAID = Comparator.comparing(Claim::time, Long::compareUnsigned)
            .thenComparing(claim -> claim.at().log().device())
            .thenComparing(claim -> claim.at().log().incarnation(), Long::compareUnsigned);

    Claims {
        all = List.copyOf(all);
    }

    /** These and one more, which takes the place of what its log said before. */
    Claims with(Claim claim) {
        List<Claim> more = new ArrayList<>();
        for (Claim one : all) {
            if (!one.at().log().equals(claim.at().log())) {
                more.add(one);
            } else if (one.at().seq() >= claim.at().seq()) {
                return this;
            }
        }
        if (more.size() < Limits.LOGS_MAX) {
            more.add(claim);
        }
        more.sort(FIRST_SAID);
        return new Claims(more);
    }

    /** Those that no other one's signer had seen, the first said first. */
    List<Claim> standing(Logs logs) throws IOException {
        if (all.size() == 1) {
            return all;
        }
        Map<LogId, LogEntry> entries = new HashMap<>();
        for (Claim claim : all) {
            Optional<LogEntry> entry = logs.entry(claim.at().log(), claim.at().seq());
            entry.ifPresent(said -> entries.put(claim.at().log(), said));
        }
        return all.stream()
                .filter(claim -> entries.values().stream()
                        .noneMatch(later ->
                                later.follows(claim.at().log(), claim.at().seq())))
                .toList();
    }

    byte[] encode() {
        FieldWriter out = new FieldWriter(64 + 64 * all.size()).u16(all.size());
        for (Claim claim : all) {
            Position at = claim.at();
            out.id(at.log().device()).u64(at.log().incarnation()).u64(at.seq()).u64(claim.time());
            out.short16(claim.value().toArray());
        }
        return out.toBytes();
    }

    static Claims parse(byte[] row) throws MalformedException {
        FieldReader in = new FieldReader(row);
        int count = in.count16(Limits.LOGS_MAX);
        List<Claim> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LogId log = in.logId();
            Position at = new Position(log, in.u64());
            all.add(new Claim(at, in.u64(), Octets.copyOf(in.short16(VALUE_BYTES_MAX))));
        }
        return new Claims(all);
    }
}
