package org.caseledger.api.supervision;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.lists.PlainLists;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.query.PlainList;
import org.caseledger.query.responsibility.UnreachedFilter;
import org.caseledger.query.responsibility.UnreachedFilter.Unreached;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 联系未果 (P2.19, P3.19, P7.14): cases whose complainants attempts at a follow-up did not reach. */
@RestController
@Tag(name = "responsibility 责任时间")
@RequiredArgsConstructor
class UnreachedCases {
    private final PlainLists lists;

    /** Some of the cases, and how many there are. */
    public record Listed(long total, List<Unreached> cases) {}

    @Bean
    static PlainList<?, ?> unreached() {
        return UnreachedFilter.LIST;
    }

    @GetMapping("/api/lists/unreached")
    Listed list(UnreachedFilter filter, Part part, LoggedIn person) {
        return lists.find(UnreachedFilter.LIST, filter, part, person.actor()).as(Listed::new);
    }

    @PageController
    @RequiredArgsConstructor
    static class UnreachedPages {
        private static final String PATH = "/lists/unreached";

        private final PlainLists lists;

        @GetMapping(PATH)
        String list(
                UnreachedFilter filter,
                Part part,
                @RequestParam(required = false) @Nullable List<String> columns,
                PageRequest page) {
            return lists.show(UnreachedFilter.LIST, filter, part, columns, page);
        }

        @GetMapping({PATH + "/list.csv", PATH + "/list.xlsx"})
        ResponseEntity<byte[]> file(
                UnreachedFilter filter,
                @RequestParam(required = false) @Nullable List<String> columns,
                PageRequest page) {
            return lists.file(UnreachedFilter.LIST, filter, columns, page);
        }
    }
}
