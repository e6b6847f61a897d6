/** 上报与仲裁 (P1.12, P2.25, P8.15): what was put before a superior authority, until it is answered. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.escalations;
