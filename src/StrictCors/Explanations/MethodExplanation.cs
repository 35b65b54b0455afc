using StrictCors.Checks;
using StrictCors.Policies;
using StrictCors.Protocol;
using StrictCors.Text;

namespace StrictCors.Explanations;

/// <summary>The check of the method in words.</summary>
internal static class MethodExplanation
{
    private const string Name = "method";

    /// <summary>The method that a preflight requests.</summary>
    public static ExplanationCheck ExplainRequested(EndpointPolicy endpointPolicy, in CorsRequest request)
    {
        var policy = endpointPolicy.Policy;

        // The evaluator gets the request without its headers, because a decision with two reasons names only the first.
        var reason = PolicyEvaluator.Evaluate(endpointPolicy, request with { RequestHeaders = default }).Reason;
        var advice = reason switch
        {
            CorsDenialReason.None => null,
            CorsDenialReason.MethodMalformed when request.RequestMethod.Count > 1 => "There is more than one Access-Control-Request-Method line.",
            CorsDenialReason.MethodMalformed when request.RequestMethod.ToString().Length > RequestedHeaders.MaxLength =>
                $"This method has more than {RequestedHeaders.MaxLength} characters.",
            CorsDenialReason.MethodMalformed => "This is not a method (RFC 9110 §5.6.2, \"token\").",
            _ => Advise(policy, request.RequestMethod.ToString()),
        };
        var safelisted = endpointPolicy.Refuses(request.Path) || policy.Methods.IsAny ? "" : "; GET, HEAD and POST need no permission";
        return new(Name, advice is null, Display.Escape(request.RequestMethod.ToString()), Wanted(policy) + safelisted, advice);
    }

    /// <summary>The method of an actual request, if the server itself refuses.</summary>
    public static ExplanationCheck ExplainActual(EndpointPolicy endpointPolicy, in CorsRequest request)
    {
        var policy = endpointPolicy.Policy;
        var isListed = policy.Methods.Lists(request.Method);
        return new(Name, isListed, Display.Escape(request.Method), Wanted(policy), isListed ? null : Advise(policy, request.Method));
    }

    private static string Wanted(StrictCorsPolicy policy) => policy.Methods.IsAny ? "any" : Explainer.Some(policy.Methods.Methods);

    private static string Advise(StrictCorsPolicy policy, string method)
    {
        var shown = Display.Escape(method);
        if (method is "*" || HttpNames.IsForbiddenMethod(method))
        {
            return $"'{shown}' is not a method that a page can use, and is never allowed.";
        }

        // Fetch, "normalize", upper-cases some methods and not PATCH. Configuration refuses these spellings, so they are not suggested.
        var upper = method.ToUpperInvariant();
        if (method != upper && (HttpNames.IsNormalizedMethod(method) || upper is "PATCH"))
        {
            var sender = upper is "PATCH" ? "browsers do not upper-case this one: the page has to write 'PATCH'" : $"browsers send {upper}";
            return $"Methods are case-sensitive, and {sender}{(policy.Methods.Lists(upper) ? "" : $"; AllowedMethods would need \"{upper}\"")}.";
        }

        if (MisspeltToken.Method(method, []) is { } meant)
        {
            return $"'{shown}' is not allowed. If {meant} is meant, the page has to send that"
                + $"{(policy.Methods.Lists(meant) ? "" : $", and AllowedMethods would need \"{meant}\"")}; otherwise AllowedMethods would need both.";
        }

        return Writable.IsMethod(method) ? $"'{shown}' is not allowed; AllowedMethods would need {Writable.Quote(shown)}."
            : $"'{shown}' is not allowed, and AllowedMethods cannot list it.";
    }
}
