package org.caseledger.api.administration;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.administration.PeopleInBulk.Recorded;
import org.caseledger.api.administration.PeopleInBulk.Trial;
import org.caseledger.api.security.Administrators;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.BodyTooLargeException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 批量导入人员, for programs: the body is the sheet. */
@RestController
@Tag(name = "office 机构人员")
@RequestMapping("/api/people/sheet")
@RequiredArgsConstructor
class PeopleSheetController {
    private static final int LARGEST = 1024 * 1024;

    private final PeopleInBulk people;
    private final Administrators administrators;

    /** What recording it would do. */
    @PostMapping
    Trial tried(HttpServletRequest request, LoggedIn person) throws IOException {
        administrators.mustChangePeople(person.actor());
        return people.tried(bytes(request), person.actor());
    }

    /** Records it as it was tried; the first passwords are in this answer and nowhere else. */
    @PostMapping("/record")
    Recorded record(@RequestParam String seen, @RequestParam String reason, HttpServletRequest request, LoggedIn person)
            throws IOException {
        administrators.mustChangePeople(person.actor());
        return people.record(bytes(request), seen, reason, person.actor());
    }

    private static byte[] bytes(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new BodyTooLargeException(LARGEST);
        }
        return bytes;
    }
}
