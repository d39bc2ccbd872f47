package dev.roost.storage.rocks;

/** One row as it was read. Its arrays are the reader's to keep. */
final class Row {
    private final byte[] key;
    private final byte[] value;

    Row(byte[] key, byte[] value) {
        this.key = key;
        this.value = value;
    }

    byte[] key() {
        return key;
    }

    byte[] value() {
        return value;
    }
}
