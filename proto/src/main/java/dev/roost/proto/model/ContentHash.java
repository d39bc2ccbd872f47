package dev.roost.proto.model;

/** SHA-256 of the plain bytes of one file. It stands in sealed records only: on its own it would tell what a file is. */
public final class ContentHash extends Id {
    private ContentHash(byte[] bytes) {
        super(bytes);
    }

    public static ContentHash of(byte[] bytes) {
        return new ContentHash(bytes);
    }

    public static ContentHash parse(String hex) throws MalformedException {
        return new ContentHash(parseHex(hex));
    }
}
