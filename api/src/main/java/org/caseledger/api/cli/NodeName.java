package org.caseledger.api.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.caseledger.text.LabelledException;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Which node a command means: this machine, unless another one is named. */
final class NodeName {
    @Option(
            names = "--node",
            defaultValue = "${env:CASELEDGER_NODE}",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "NODE",
            description =
                    "节点名（默认 CASELEDGER_NODE 或本机名） · name of the node (default: CASELEDGER_NODE, or that of the machine)")
    String given = "";

    String name() {
        if (given != null && !given.isBlank()) {
            return given;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new LabelledException("本机没有名称，请用 --node 指定", "this machine has no name: give one with --node", e);
        }
    }
}
