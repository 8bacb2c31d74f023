package org.hemicycle.defaults.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Asks for the permission of a controller's method before the request's body is read.
 *
 * <p>The method's own check comes after its arguments are made, so that somebody without the permission would be told
 * what is wrong with a body that is none of their business.
 */
final class RightsBeforeBody implements HandlerInterceptor {

    private final PreAuthorizeAuthorizationManager permissions = new PreAuthorizeAuthorizationManager();

    /**
     * Lets a request through whose caller may call the method.
     *
     * @throws AuthorizationDeniedException when the caller may not
     */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && asksForNoArgument(method)) {
            AuthorizationResult result = permissions.authorize(
                    () -> Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication()),
                    new SimpleMethodInvocation(method.createWithResolvedBean().getBean(), method.getMethod()));
            if (result != null && !result.isGranted()) {
                throw new AuthorizationDeniedException("Access Denied", result);
            }
        }
        return true;
    }

    /** Whether the method has a condition that can be decided without its arguments. */
    private static boolean asksForNoArgument(HandlerMethod method) {
        PreAuthorize condition = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), PreAuthorize.class);
        return condition != null && !condition.value().contains("#");
    }
}
