package dev.roost.proto.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A fact that a member states about photos, resources or devices. It may differ between devices or change, and so
 * never enters a manifest.
 *
 * <p>Layout: kind u8 ‖ length u32 ‖ fields of the kind ‖ a rest that later versions may add. What this version does
 * not know, kind or field, is kept as the bytes it came in.
 */
public sealed interface Statement permits Seen, Group, About, Trash, Untrash, DeviceAbout, UnknownStatement {
    /** The kind's number on disk. */
    int kind();

    /** The fields without kind and length. */
    byte[] fields();

    static void writeAll(FieldWriter out, List<? extends Statement> statements) {
        out.u16(statements.size());
        for (Statement statement : statements) {
            out.u8(statement.kind()).long32(statement.fields());
        }
    }

    static List<Statement> readAll(FieldReader in) throws MalformedException {
        int count = in.count16(Limits.STATEMENTS_MAX);
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statements.add(of(in.u8(), in.long32(Limits.STATEMENT_BYTES_MAX)));
        }
        return statements;
    }

    private static Statement of(int kind, byte[] fields) {
        Statement read = read(kind, fields);
        // What another program wrote in a second way, such as text that is no UTF-8, is passed on as it was signed.
        return Arrays.equals(read.fields(), fields) ? read : new UnknownStatement(kind, Octets.copyOf(fields));
    }

    private static Statement read(int kind, byte[] fields) {
        try {
            FieldReader in = new FieldReader(fields);
            return switch (kind) {
                case Seen.KIND -> Seen.read(in);
                case Group.KIND -> Group.read(in);
                case About.KIND -> About.read(in);
                case Trash.KIND -> Trash.read(in);
                case Untrash.KIND -> Untrash.read(in);
                case DeviceAbout.KIND -> DeviceAbout.read(in);
                default -> new UnknownStatement(kind, Octets.copyOf(fields));
            };
        } catch (MalformedException e) {
            // A later version may have widened a field; an entry is signed, so its other statements still stand.
            return new UnknownStatement(kind, Octets.copyOf(fields));
        }
    }
}
