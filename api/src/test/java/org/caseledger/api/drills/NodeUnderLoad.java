package org.caseledger.api.drills;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.caseledger.api.cli.LedgerProcess;
import org.caseledger.api.drills.Load.Acknowledged;
import org.caseledger.api.drills.Load.NotAnswered;
import org.caseledger.api.drills.Load.Sent;
import org.caseledger.api.security.Cause;
import org.caseledger.api.wiring.BareNode;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitKind;
import org.caseledger.testing.JavaProcess;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A process that is a node of the ledger and its clients in one: it says each request that was acknowledged, until its
 * input ends. Arguments: database, user, password, data, name, milliseconds between the requests of a client.
 */
final class NodeUnderLoad {
    private static final int CLIENTS = 4;
    private static final int CASES = 5_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private NodeUnderLoad() {}

    static JavaProcess start(Server server, String name) throws IOException {
        return start(server, name, 0);
    }

    /** One whose clients wait for some milliseconds between their requests. */
    static JavaProcess start(Server server, String name, long thinkMillis) throws IOException {
        LedgerProcess.shareClasses();
        return JavaProcess.start(
                NodeUnderLoad.class,
                server.url(),
                server.username(),
                server.password(),
                server.data().toString(),
                name,
                Long.toString(thinkMillis));
    }

    /** What nodes share: a database, and the directory with the master key. */
    record Server(String url, String username, String password, Path data) {
        /** A node in this process, which adds the unit that the load is assigned to. */
        BareNode node() {
            var node = BareNode.start(url, username, password, data);
            node.units().save(new Unit(Step.UNIT, "犀浦市场监督管理所", UnitKind.STATION), new Cause(Actor.SYSTEM, "演练所用单位"));
            return node;
        }
    }

    public static void main(String[] arguments) throws Exception {
        try (var node = BareNode.start(arguments[0], arguments[1], arguments[2], Path.of(arguments[3]))) {
            System.out.println("ready");
            var load = new Load(
                    arguments[4],
                    CLIENTS,
                    CASES,
                    Long.parseLong(arguments[5]),
                    request -> give(node, request),
                    NodeUnderLoad::say);
            System.in.read();
            load.stop();
            if (!node.views().awaitPosition(node.log().head(), Duration.ofSeconds(60))) {
                throw new AssertionError(node.views().status());
            }
            System.out.println("views at head");
        }
    }

    // In one piece: a line that a kill cuts is no acknowledgement.
    private static void say(Acknowledged acknowledged) {
        System.out.print(acknowledged.line() + "\n");
    }

    private static long give(BareNode node, Sent request) throws NotAnswered {
        try {
            return node.gate()
                    .give(command(request), request.step().actor(), new Request(request.id(), request.key(), null))
                    .position();
        } catch (DataAccessException | TransactionException e) {
            throw new NotAnswered(e);
        }
    }

    private static ComplaintCommand command(Sent request) {
        var body = (ObjectNode) JSON.readTree(request.step().body);
        body.put("caseId", request.caseId().toString());
        return JSON.treeToValue(body, request.step().type());
    }
}
