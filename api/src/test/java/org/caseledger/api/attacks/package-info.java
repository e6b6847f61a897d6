/** What people try who do not keep to the rules: each is played, and what holds is shown. */
package org.caseledger.api.attacks;
