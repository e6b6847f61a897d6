package org.caseledger.api.wiring;

import org.caseledger.api.web.uploads.UploadBudget;
import org.caseledger.api.web.uploads.UploadMemory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How much memory files may take; an office among many is given its part. */
@Configuration
class UploadConfiguration {
    @Bean
    @ConditionalOnMissingBean
    UploadMemory uploadMemory() {
        return UploadMemory.ofProgram();
    }

    @Bean
    UploadBudget uploadBudget(UploadMemory memory) {
        return memory.opened();
    }
}
