/** 两步验证: second factors in addition to passwords, and how people set them up. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.secondfactor;
