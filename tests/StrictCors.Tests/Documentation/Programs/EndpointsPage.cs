using Microsoft.AspNetCore.Builder;

namespace StrictCors.Tests.Documentation.Programs;

internal static class EndpointsPage
{
    public static void UseInOrder(WebApplication app)
    {
        #region Order in the pipeline
        app.UseForwardedHeaders();     // behind a proxy: scheme and host as the browser sees them
        app.UseRouting();              // WebApplication adds this automatically
        app.UseStrictCors();
        app.UseAuthentication();       // preflights carry no credentials, so StrictCors must respond to them first
        app.UseAuthorization();
        app.UseOutputCache();          // after StrictCors, so that every cache hit gets its own headers; the same for response caching
        #endregion
    }
}
