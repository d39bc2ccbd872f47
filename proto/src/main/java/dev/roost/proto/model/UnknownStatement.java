package dev.roost.proto.model;

/** A statement of a kind, or with a value, that this version does not know: kept and passed on, never folded. */
public record UnknownStatement(int kind, Octets raw) implements Statement {
    @Override
    public byte[] fields() {
        return raw.toArray();
    }
}
