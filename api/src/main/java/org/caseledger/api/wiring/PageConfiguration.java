package org.caseledger.api.wiring;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/** How pages link to the files that they use. */
@Configuration
class PageConfiguration {

    /**
     * Switches the filter off: it searches the class path for a file behind every link of a page,
     * although every file is served under the address that the templates write.
     */
    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> noSearchForFilesBehindLinks() {
        var filter = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
        filter.setEnabled(false);
        return filter;
    }
}
