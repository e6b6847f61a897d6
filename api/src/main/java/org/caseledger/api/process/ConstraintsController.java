package org.caseledger.api.process;

import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.procedure.Procedures;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The constraints by which cases of a procedure are judged, for tools that check logs. */
@RestController
@Tag(name = "process 过程")
@RequestMapping("/api/procedures/{id}")
@RequiredArgsConstructor
class ConstraintsController {
    private final Procedures procedures;

    /** With their clauses. */
    @GetMapping("/constraints")
    DeclareModel constraints(@PathVariable String id) {
        return procedures.find(id).map(DeclareModel::of).orElseThrow(NotFoundException::new);
    }

    /** As the text of a {@code .decl} file; of no case or person, so no access is recorded. */
    @GetMapping(path = "/declare", produces = "text/plain;charset=UTF-8")
    String declare(@PathVariable String id) {
        return DeclareText.of(constraints(id));
    }
}
