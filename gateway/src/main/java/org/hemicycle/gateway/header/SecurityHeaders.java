package org.hemicycle.gateway.header;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hemicycle.gateway.GatewaySettings;
import org.hemicycle.gateway.problem.Answers;
import org.hemicycle.gateway.problem.Refusal;
import org.hemicycle.gateway.session.OpenIdSettings;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Sets the security headers where the last byte leaves, so that no answer can be without them: not the 400 to a
 * request that is no HTTP at all, which never reaches a filter, and not the answer of a service that set its own.
 */
@Component
class SecurityHeaders implements NettyServerCustomizer {

    /**
     * What a letter is shown under that one of our own pages holds in a frame: nothing of it may run, load, be sent or lead
     * anywhere, and only its own styles apply. It is left as it is; any other policy of a service is replaced.
     */
    static final String FRAMED_LETTER = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'self'";

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Answers answers;

    SecurityHeaders(GatewaySettings gateway, OpenIdSettings openId, Answers answers) {
        this.answers = answers;
        // The provider is a form's target because signing out is a form here whose answer leads there.
        headers.put("Content-Security-Policy", "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self' "
                + GatewaySettings.originOf(openId.issuer()) + "; frame-ancestors 'none'");
        headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        headers.put("X-Content-Type-Options", "nosniff");
        // Not no-referrer: with it, browsers without Sec-Fetch-Site would send our own forms with "Origin: null".
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "security-headers", new Connection()));
    }

    /** One client's connection, between the HTTP codec and everything else. */
    private final class Connection extends ChannelDuplexHandler {

        private boolean answering;

        /**
         * A body whose framing breaks would be taken as complete further on, and a service would act on half a request:
         * the connection ends here instead.
         */
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof HttpRequest) {
                answering = false;
            } else if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
                content.release();
                if (answering) {
                    context.close();
                } else {
                    var refused = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST);
                    refused.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
                    var answer = explained(refused);
                    secure(answer);
                    context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
                }
                return;
            }
            super.channelRead(context, message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            var leaving = message instanceof FullHttpResponse full && isMute(full) ? explained(full) : message;
            if (leaving instanceof HttpResponse response && response.status().code() >= 200) {
                answering = true;
                secure(response);
            }
            context.write(leaving, promise);
        }
    }

    private void secure(HttpResponse response) {
        // A page whose address is somebody's key tells it to nobody, not even to us.
        var secret = "no-referrer".equals(response.headers().get("Referrer-Policy"));
        var framed = FRAMED_LETTER.equals(response.headers().get("Content-Security-Policy"));
        headers.forEach((name, value) -> response.headers().set(name, value));
        if (framed) {
            response.headers().set("Content-Security-Policy", FRAMED_LETTER);
        }
        if (secret) {
            response.headers().set("Referrer-Policy", "no-referrer");
        }
        response.headers().remove("Server").remove("X-Powered-By");
    }

    /** The HTTP machinery's own refusal of a request that it could not read: a status without a word. */
    private static boolean isMute(FullHttpResponse response) {
        return (response.status().code() == 400
                        || response.status().code() > 400 && HttpHeaderValues.CLOSE.contentEqualsIgnoreCase(
                                response.headers().get(HttpHeaderNames.CONNECTION, "")))
                && !response.content().isReadable()
                && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    }

    private FullHttpResponse explained(FullHttpResponse mute) {
        var status = HttpStatusCode.valueOf(mute.status().code());
        var document = Unpooled.wrappedBuffer(answers.document(new Refusal.MalformedRequest(status)));
        var response = new DefaultFullHttpResponse(mute.protocolVersion(), mute.status(), document);
        response.headers().set(mute.headers());
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json");
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, document.readableBytes());
        ReferenceCountUtil.release(mute);
        return response;
    }
}
