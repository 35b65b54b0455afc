using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Neighbours;

internal static class ControllersProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region Controllers
        builder.Services.AddStrictCors();
        builder.Services.AddControllers();

        var app = builder.Build();
        app.UseStrictCors();
        app.UseAuthorization();
        app.MapControllers();
        #endregion

        return app;
    }

    // Nested, so that no other test's application finds it.
    #region Controllers
    [ApiController, Route("orders"), StrictCors("partner")]
    public sealed class OrdersController : ControllerBase
    {
        [HttpGet]
        public string List() => "…";                                            // "partner", as the controller

        [HttpGet("catalogue"), StrictCors("web")]
        public string Catalogue() => "…";                                       // the action decides

        [HttpGet("today"), EnableCors("web")]
        public string Today() => "…";                                           // the framework's attribute means the same

        [HttpPost, DisableStrictCors]
        public string Create() => "…";                                          // no origin at all; [DisableCors] means the same
    }
    #endregion
}
