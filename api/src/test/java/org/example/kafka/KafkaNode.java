package org.example.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/** A broker that is also its own controller, in a process of its own. */
public final class KafkaNode {
    private KafkaNode() {}

    /** Arguments: its directory, its port, the port of the controller. */
    public static void main(String[] arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + arguments[2]),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://127.0.0.1:%s,CONTROLLER://127.0.0.1:%s".formatted(arguments[1], arguments[2])),
                Map.entry("log.dirs", directory.toString()),
                Map.entry("num.partitions", "1"),
                Map.entry("log.cleaner.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1")));
        if (!Files.exists(directory.resolve("meta.properties"))) {
            Files.createDirectories(directory);
            var file = directory.resolveSibling(directory.getFileName() + ".properties");
            try (var out = Files.newBufferedWriter(file)) {
                settings.store(out, null);
            }
            StorageTool.execute(
                    new String[] {"format", "-t", "MkU3OEVBNTcwNTJENDM2Qk", "-c", file.toString()}, System.out);
        }
        new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM).startup();
        System.out.println("ready");
    }
}
