package dev.roost.node.api;

/**
 * The commands of one node, in this process or in the one that holds the home. Every command blocks until it is done,
 * tells its observer what happens, and works whether or not a node runs. Safe for use by many threads.
 */
public interface NodeControl extends PhotoControl, SettingsControl, AutoCloseable {
    DeviceName device() throws NodeException;

    InitReport init(InitRequest request) throws NodeException;

    KeepReport keep(KeepRequest request, Observer observer) throws NodeException;

    PairReport pair(PairRequest request, Observer observer) throws NodeException;

    JoinReport join(JoinRequest request, Observer observer) throws NodeException;

    StatusReport status() throws NodeException;

    DevicesReport devices() throws NodeException;

    FoldersReport folders() throws NodeException;

    /** Every photo of a library, and how each one stands. */
    default PhotosReport photos() throws NodeException {
        return photos(PhotoQuery.ALL);
    }

    /** The photos that match, and how each one stands; also those that no other device has yet. */
    PhotosReport photos(PhotoQuery query) throws NodeException;

    RestoreReport restore(RestoreRequest request, Observer observer) throws NodeException;

    VerifyReport verify(Observer observer) throws NodeException;

    @Override
    void close();
}
