package dev.roost.node.control;

import dev.roost.node.api.DeviceName;
import dev.roost.node.api.DevicesReport;
import dev.roost.node.api.InitReport;
import dev.roost.node.api.InitRequest;
import dev.roost.node.api.JoinReport;
import dev.roost.node.api.JoinRequest;
import dev.roost.node.api.KeepReport;
import dev.roost.node.api.KeepRequest;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.Observer;
import dev.roost.node.api.PairReport;
import dev.roost.node.api.PairRequest;
import dev.roost.node.api.PhotosReport;
import dev.roost.node.api.RestoreReport;
import dev.roost.node.api.RestoreRequest;
import dev.roost.node.api.StatusReport;
import dev.roost.node.api.VerifyReport;
import dev.roost.node.app.LocalControl;
import dev.roost.node.app.Node;

/** A node of this process, and the socket by which other processes reach it. */
public final class OwnNode implements NodeControl {
    private final LocalControl control;
    private final ControlServer server;

    OwnNode(LocalControl control, ControlServer server) {
        this.control = control;
        this.server = server;
    }

    public Node node() {
        return control.node();
    }

    @Override
    public void close() {
        HomeConnection.closeQuietly(server);
        control.close();
    }

    @Override
    public DeviceName device() throws NodeException {
        return control.device();
    }

    @Override
    public InitReport init(InitRequest request) throws NodeException {
        return control.init(request);
    }

    @Override
    public KeepReport keep(KeepRequest request, Observer observer) throws NodeException {
        return control.keep(request, observer);
    }

    @Override
    public PairReport pair(PairRequest request, Observer observer) throws NodeException {
        return control.pair(request, observer);
    }

    @Override
    public JoinReport join(JoinRequest request, Observer observer) throws NodeException {
        return control.join(request, observer);
    }

    @Override
    public StatusReport status() throws NodeException {
        return control.status();
    }

    @Override
    public DevicesReport devices() throws NodeException {
        return control.devices();
    }

    @Override
    public PhotosReport photos() throws NodeException {
        return control.photos();
    }

    @Override
    public RestoreReport restore(RestoreRequest request, Observer observer) throws NodeException {
        return control.restore(request, observer);
    }

    @Override
    public VerifyReport verify(Observer observer) throws NodeException {
        return control.verify(observer);
    }
}
