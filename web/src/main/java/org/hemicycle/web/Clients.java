package org.hemicycle.web;

import org.hemicycle.web.access.AccessApi;
import org.hemicycle.web.area.ContentApi;
import org.hemicycle.web.article.PiecesApi;
import org.hemicycle.web.availability.ImportsApi;
import org.hemicycle.web.briefing.BriefingsApi;
import org.hemicycle.web.bulletin.BulletinsApi;
import org.hemicycle.web.commitment.CommitmentsApi;
import org.hemicycle.web.coverage.CoverageApi;
import org.hemicycle.web.delegation.DelegationApi;
import org.hemicycle.web.directory.DirectoryApi;
import org.hemicycle.web.edition.EditionsApi;
import org.hemicycle.web.feed.FeedsApi;
import org.hemicycle.web.history.DeliveriesApi;
import org.hemicycle.web.invitee.InviteeApi;
import org.hemicycle.web.page.Doors;
import org.hemicycle.web.personal.PersonalApi;
import org.hemicycle.web.place.PlacesApi;
import org.hemicycle.web.search.SearchApi;
import org.hemicycle.web.subscriber.NotificationApi;
import org.hemicycle.web.subscriber.SubscriberFilesApi;
import org.hemicycle.web.subscriber.SuppressionsApi;
import org.hemicycle.web.telling.SightingsApi;
import org.hemicycle.web.telling.TellingsApi;
import org.hemicycle.web.upstream.ServiceApi;
import org.hemicycle.web.visit.EventsApi;
import org.hemicycle.web.webhook.WebhooksApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.service.registry.ImportHttpServices;

/** The clients of the services; their addresses and time limits are in {@code application.yaml}. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "content", types = {ContentApi.class, CommitmentsApi.class, PiecesApi.class, SearchApi.class, DirectoryApi.class, CoverageApi.class, ServiceApi.class})
@ImportHttpServices(group = "events",
        types = {
            EventsApi.class, DelegationApi.class, EditionsApi.class, SightingsApi.class, PersonalApi.class,
            AccessApi.class, ImportsApi.class, BriefingsApi.class, InviteeApi.class, FeedsApi.class, PlacesApi.class, ServiceApi.class
        })
@ImportHttpServices(group = "notification", types = {NotificationApi.class, TellingsApi.class, WebhooksApi.class, BulletinsApi.class, DeliveriesApi.class, SuppressionsApi.class, ServiceApi.class})
@ImportHttpServices(group = "subscriber-files", types = SubscriberFilesApi.class)
@ImportHttpServices(group = "gateway", types = ServiceApi.class)
class Clients {

    /**
     * Behind a door the services get the reader's own token and decide by themselves what it allows; a public page
     * asks as the public. The address of the browser goes along, because notification-service keeps a trace of it as
     * proof of consent.
     */
    @Bean
    static RestClientHttpServiceGroupConfigurer relayOfTheToken() {
        return groups -> groups.forEachClient((group, builder) -> builder.requestInterceptor((request, body, next) -> {
            if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current)) {
                return next.execute(request, body);
            }
            request.getHeaders().set("X-Forwarded-For", current.getRequest().getRemoteAddr());
            if (Doors.isInside(current.getRequest())
                    && SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken reader) {
                request.getHeaders().setBearerAuth(reader.getToken().getTokenValue());
            }
            return next.execute(request, body);
        }));
    }
}
