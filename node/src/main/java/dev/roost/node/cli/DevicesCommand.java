package dev.roost.node.cli;

import dev.roost.node.api.DeviceReport;
import dev.roost.node.api.DevicesReport;
import dev.roost.node.api.NodeControl;
import dev.roost.node.api.NodeException;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "devices", description = "Lists the devices of the library: who is here, who holds what.")
final class DevicesCommand extends RoostCommand {
    @Override
    int run() throws NodeException {
        if (!homeExists()) {
            if (!printedAsJson(new DevicesReport(List.of()))) {
                terminal().result(noHome());
            }
            return ExitCode.DONE;
        }
        try (NodeControl node = open()) {
            DevicesReport report = node.devices();
            if (!printedAsJson(report)) {
                say(report.devices(), terminal());
            }
            return ExitCode.DONE;
        }
    }

    static void say(List<DeviceReport> devices, Terminal terminal) {
        for (DeviceReport device : devices) {
            terminal.result(line(device));
        }
    }

    static String line(DeviceReport device) {
        String where = device.self() ? "this device" : device.online() ? "connected" : "not here now";
        String holds = device.missing() == 0
                ? Amounts.count(device.chunks(), "chunk")
                : Amounts.count(device.chunks(), "chunk") + ", " + "%,d".formatted(device.missing()) + " missing";
        String verified = device.verifiedAt()
                .filter(at -> device.chunks() > 0)
                .map(at -> ", all re-read since " + at)
                .orElse("");
        return "%s (%s, %s): %s%s".formatted(Terminal.safe(device.name()), device.role(), where, holds, verified);
    }
}
