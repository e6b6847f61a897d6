package org.caseledger.events.complaint;

import java.util.Set;
import lombok.Getter;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Why an office is the one that handles a complaint or a report (O121-13, O121-29 to 33). */
@Getter
public enum Jurisdiction implements Labelled {
    PLACE_OF_BUSINESS("经营者实际经营地", "place of business", "13、31"),
    DOMICILE("被投诉人住所地", "domicile of the respondent", "13", ComplaintKind.COMPLAINT),
    ONLINE_BUSINESS(
            "电子商务平台经营者、自建网站等电子商务经营者住所地", "domicile of a platform or of a business with its own website", "13、31"),
    ADDRESS_ON_PLATFORM(
            "平台内经营者在平台公示的地址", "address that a business shows on the platform", "13", ComplaintKind.COMPLAINT),
    PLATFORM_OF_BUSINESS("平台内经营者所在平台的经营者住所地", "domicile of the platform on which the business sells", "13、31"),
    PLACE_OF_ACT("被举报行为发生地", "place of the act reported", "29", ComplaintKind.REPORT),
    AD_PUBLISHER("广告发布者所在地", "place of the publisher of an advertisement", "32", ComplaintKind.REPORT),
    ADVERTISER("广告主、广告经营者所在地", "place of the advertiser or its agency", "32", ComplaintKind.REPORT),
    OTHER_PROVISION("法律、行政法规、部门规章另有规定", "another provision", "29", ComplaintKind.REPORT),
    SUPERIOR("上级机关处理或者决定", "a superior authority handles or decides", "13", ComplaintKind.COMPLAINT),
    DESIGNATED("共同的上一级机关指定", "named by the common superior", "33");

    private final Text text;
    private final Set<ComplaintKind> kinds;

    Jurisdiction(String zh, String en, String article) {
        this(zh, en, article, Set.of(ComplaintKind.COMPLAINT, ComplaintKind.REPORT));
    }

    Jurisdiction(String zh, String en, String article, ComplaintKind kind) {
        this(zh, en, article, Set.of(kind));
    }

    Jurisdiction(String zh, String en, String article, Set<ComplaintKind> kinds) {
        this.text =
                new Text("%s（第%s条）".formatted(zh, article), "%s (art. %s)".formatted(en, article.replace("、", ", ")));
        this.kinds = kinds;
    }

    /** Whether a case of this kind is handled on this ground; of other kinds on any. */
    public boolean isOf(ComplaintKind kind) {
        return kinds.contains(kind) || kind != ComplaintKind.COMPLAINT && kind != ComplaintKind.REPORT;
    }
}
