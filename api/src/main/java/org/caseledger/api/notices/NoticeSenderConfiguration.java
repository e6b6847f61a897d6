package org.caseledger.api.notices;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The channels for which the office has an address; without one nothing is called. */
@Configuration
class NoticeSenderConfiguration {
    @Bean
    @ConditionalOnProperty("spring.mail.host")
    NoticeSender mailNotices(JavaMailSenderImpl mail, @Value("${caseledger.notices.mail-from}") String from) {
        if (!from.contains("@")) {
            throw new IllegalArgumentException("caseledger.notices.mail-from: name@host");
        }
        return new MailSender(mail, from, Duration.ofSeconds(30));
    }

    @Bean
    @ConditionalOnExpression("!'${caseledger.notices.robot.address:}'.isBlank()")
    NoticeSender robotNotices(
            @Value("${caseledger.notices.robot.format}") RobotFormat format,
            @Value("${caseledger.notices.robot.address}") String address,
            @Value("${caseledger.notices.robot.secret}") String secret,
            Clock clock) {
        var uri = HttpPost.address("caseledger.notices.robot.address", address);
        return new RobotSender(format, uri, secret, new HttpPost(), clock);
    }

    @Bean
    @ConditionalOnExpression("!'${caseledger.notices.sms.address:}'.isBlank()")
    NoticeSender textMessages(
            @Value("${caseledger.notices.sms.address}") String address,
            @Value("${caseledger.notices.sms.secret}") String secret,
            @Value("${caseledger.notices.sms.template}") String template,
            Clock clock) {
        if (secret.isEmpty() || template.isEmpty()) {
            throw new IllegalArgumentException(
                    "caseledger.notices.sms.secret, caseledger.notices.sms.template: required");
        }
        var uri = HttpPost.address("caseledger.notices.sms.address", address);
        return new SmsSender(uri, secret, template, new HttpPost(), clock);
    }
}
