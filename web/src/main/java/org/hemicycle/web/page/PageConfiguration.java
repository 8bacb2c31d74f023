package org.hemicycle.web.page;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hemicycle.web.template.StaticTemplates;
import org.hemicycle.web.template.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a controller take a {@link Page} and a {@link Form}, and answer with a template's model. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

    private final Pages pages;

    PageConfiguration(Pages pages) {
        this.pages = pages;
    }

    @Bean
    static Templates templates() {
        return new StaticTemplates();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Page.class;
            }

            @Override
            public Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @Nullable WebDataBinderFactory binders) {
                return pages.of(request);
            }
        });
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new Html());
    }

    /** Writes a template's model as UTF-8 HTML. */
    private static final class Html extends AbstractHttpMessageConverter<JteModel> {

        Html() {
            super(StandardCharsets.UTF_8, MediaType.TEXT_HTML);
        }

        @Override
        protected boolean supports(Class<?> type) {
            return JteModel.class.isAssignableFrom(type);
        }

        @Override
        protected boolean canRead(@Nullable MediaType type) {
            return false;
        }

        @Override
        protected JteModel readInternal(Class<? extends JteModel> type, HttpInputMessage input) {
            throw new HttpMessageNotReadableException("pages are only written", input);
        }

        @Override
        protected void writeInternal(JteModel model, HttpOutputMessage message) throws IOException {
            // Rendered whole before the first byte leaves, so that a failing template is an error page, not half a page.
            var html = new Utf8ByteOutput();
            model.render(html);
            message.getHeaders().setContentLength(html.getContentLength());
            html.writeTo(message.getBody());
        }
    }
}
