using StrictCors.Policies;

namespace StrictCors.OriginSources;

/// <param name="Verdict">What the source answered.</param>
/// <param name="IsKeyed">Whether the answer depends on nothing that is not part of the key.</param>
internal readonly record struct OriginAnswer(OriginSourceVerdict Verdict, bool IsKeyed)
{
    public static OriginSourceVerdict VerdictOf(bool isAllowed) => isAllowed ? OriginSourceVerdict.Allowed : OriginSourceVerdict.NotAllowed;
}
