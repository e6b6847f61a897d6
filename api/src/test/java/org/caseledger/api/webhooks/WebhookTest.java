package org.caseledger.api.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a webhook, how it is signed, and where it may go. */
class WebhookTest {
    private static final String URL = "https://receiver.example/hook";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void givenTheExampleOfTheStandard_thenItsSignatureIsMade() {
        var webhook = Webhook.of("one", URL, SECRET, List.of());

        assertThat(webhook.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, https://r.example, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, ComplaintReceived, 名称",
                "A b, https://r.example, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, ComplaintReceived, 名称",
                "a, http://r.invalid, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, ComplaintReceived, https://",
                "a, ftp://127.0.0.1, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, ComplaintReceived, https://",
                "a, -, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, ComplaintReceived, https://",
                "a, https://r.example, whsec_c2hvcnQ=, ComplaintReceived, 密钥",
                "a, https://r.example, whsec_!, ComplaintReceived, 密钥",
                "a, https://r.example, MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, ComplaintReceived, 密钥",
                "a, https://r.example, -, ComplaintReceived, 密钥",
                "a, https://r.example, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, Nothing, 没有这种事件",
            })
    void givenWhatIsNone_thenTheLedgerSaysSo(String name, String url, String secret, String type, String says) {
        assertThatThrownBy(() -> Webhook.of(name, url, secret, List.of(type)))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining(says)
                .hasMessageContaining("caseledger.webhooks: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "[fc00::1]",
                "[fd12::1]",
                "[fe80::1]",
                "[::]",
                "224.0.0.1"
            })
    void givenAnAddressInsideTheOffice_thenItIsKnown(String host) throws Exception {
        assertThat(PrivateNetwork.has(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[::1]", "8.8.8.8", "100.128.0.1", "[2001:db8::1]"})
    void givenAnyOther_thenItIsNone(String host) throws Exception {
        assertThat(PrivateNetwork.has(host)).isFalse();
    }
}
