package org.hemicycle.web.invitee;

import org.hemicycle.web.briefing.BriefingsApi;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What the page of an invitee asks of events-service, in the name of the token alone. */
@HttpExchange("/api/personal/{token}/registration")
public interface InviteeApi {

    @GetExchange
    ResponseEntity<Invitation> invitation(@PathVariable String token);

    @PutExchange
    ResponseEntity<Void> answer(@PathVariable String token, @RequestBody BriefingsApi.Answered answer);
}
