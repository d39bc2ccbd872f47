package dev.roost.gui.settings;

import dev.roost.node.api.NodeException;

/** Whether Roost starts by itself when its user logs in. Asks and tells the system: both may take a moment. */
public interface LoginStart {
    boolean isOn() throws NodeException;

    /** Lets Roost start at every login from now on, or no more; what runs now is left alone. */
    void set(boolean on) throws NodeException;
}
