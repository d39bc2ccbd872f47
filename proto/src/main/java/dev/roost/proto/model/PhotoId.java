package dev.roost.proto.model;

/** Which photo: the resource id of the first of its resources that was kept. */
public final class PhotoId extends Id {
    private PhotoId(byte[] bytes) {
        super(bytes);
    }

    public static PhotoId of(byte[] bytes) {
        return new PhotoId(bytes);
    }

    public static PhotoId of(ResourceId first) {
        return new PhotoId(first.bytes());
    }

    public static PhotoId parse(String hex) throws MalformedException {
        return new PhotoId(parseHex(hex));
    }
}
