package org.caseledger.api.wiring;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** What pages keep of their templates, and how they link to the files that they use. */
@Configuration
class PageConfiguration {
    private static final int MOST_TEMPLATES = 2_000;
    private static final int MOST_EXPRESSIONS = 20_000;

    /**
     * Of 185 templates, with their 600 parts and 6,000 expressions, the engine would by default cache 200 and 500 and
     * parse the others again at each page; the cache is released if memory is short.
     */
    @Bean
    StandardCacheManager keptTemplates(SpringTemplateEngine engine) {
        var kept = new StandardCacheManager();
        kept.setTemplateCacheMaxSize(MOST_TEMPLATES);
        kept.setExpressionCacheMaxSize(MOST_EXPRESSIONS);
        engine.setCacheManager(kept);
        return kept;
    }

    /**
     * Switches the filter off: it searches the class path for a file behind every link of a page, although every file
     * is served under the address that the templates write.
     */
    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> noSearchForFilesBehindLinks() {
        var filter = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
        filter.setEnabled(false);
        return filter;
    }
}
