package dev.roost.proto.model;

/** Which library: SHA-256 over {@code roost/v1/library} and the body of its GENESIS entry. */
public final class LibraryId extends Id {
    private LibraryId(byte[] bytes) {
        super(bytes);
    }

    public static LibraryId of(byte[] bytes) {
        return new LibraryId(bytes);
    }

    /** The id that belongs to the body of a GENESIS entry. */
    public static LibraryId ofGenesis(byte[] genesisBody) {
        return new LibraryId(Sha256.of(Labels.LIBRARY, genesisBody));
    }
}
