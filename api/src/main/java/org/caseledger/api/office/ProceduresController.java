package org.caseledger.api.office;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.gate.Office;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 程序: what cases are handled by: limits, gates, and what a form offers; everybody reads it. */
@RestController
@Tag(name = "office 机构人员")
@RequestMapping("/api/procedures")
public class ProceduresController {

    private final Office office;
    private final Procedures procedures;

    ProceduresController(Office office, Procedures procedures) {
        this.office = office;
        this.procedures = procedures;
    }

    /** A procedure in a list; with {@code law}, the limits of the law bind whoever works by it. */
    public record Brief(String id, String version, String nameZh, String nameEn, boolean law) {}

    /** What an office can choose from, and the procedure that new cases are handled by. */
    public record Listed(String inForce, List<Brief> procedures) {}

    @GetMapping
    public Listed list() {
        return new Listed(
                office.procedure().id(),
                procedures.all().stream()
                        .map(p -> new Brief(p.id(), p.version(), p.nameZh(), p.nameEn(), p.law()))
                        .toList());
    }

    /** One of them, alone or with the limits of the law, such as {@code P9+law}. */
    @GetMapping("/{id}")
    public Procedure read(@PathVariable String id) {
        return procedures.find(id).orElseThrow(NotFoundException::new);
    }
}
